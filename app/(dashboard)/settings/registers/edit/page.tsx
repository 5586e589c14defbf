import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Editor } from "@/components/declarations/editor";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { sectionsOn } from "@/lib/declarations/model/pages";
import { readDraft } from "@/lib/declarations/page";
import { orNotFound } from "@/lib/http/or-not-found";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.registers") };
}

export default async function RegisterEditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await pageViewer("register:manage");
  const draft = await orNotFound(readDraft(viewer, await searchParams, sectionsOn.registers));
  return (
    <Words of="(dashboard)/settings/registers/edit">
      <Editor {...draft} back={`/settings/registers?register=${draft.section}`} />
    </Words>
  );
}
