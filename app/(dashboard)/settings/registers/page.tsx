import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProposalsCard } from "@/components/declarations/proposals-card";
import { SectionCard } from "@/components/declarations/section-card";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readSections } from "@/lib/declarations/page";

const names = ["teams", "services", "people"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.registers") };
}

export default async function RegistersPage() {
  const read = await readSections(await pageViewer("declaration:read"), names);
  return (
    <>
      <ProposalsCard {...read} />
      {names.map((section) => (
        <SectionCard
          key={section}
          section={section}
          items={read.items[section]}
          ordered={false}
          mayChange={read.mayChange}
          editHref="/settings/registers/edit"
        />
      ))}
    </>
  );
}
