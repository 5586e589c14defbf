import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SectionsView } from "@/components/declarations/sections-view";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { sectionsOn } from "@/lib/declarations/model/pages";
import { readSections } from "@/lib/declarations/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.registers") };
}

export default async function RegistersPage() {
  const read = await readSections(await pageViewer("declaration:read"), sectionsOn.registers);
  return (
    <Words of="(dashboard)/settings/registers">
      <SectionsView names={sectionsOn.registers} {...read} />
    </Words>
  );
}
