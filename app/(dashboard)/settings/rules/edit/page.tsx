import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Editor } from "@/components/declarations/editor";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { sectionsOn } from "@/lib/declarations/model/pages";
import { readDraft } from "@/lib/declarations/page";
import { orNotFound } from "@/lib/http/or-not-found";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.rules") };
}

export default async function RuleEditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await pageViewer("declaration:propose");
  const draft = await orNotFound(readDraft(viewer, await searchParams, sectionsOn.rules));
  return (
    <Words of="(dashboard)/settings/rules/edit">
      <Editor {...draft} back="/settings/rules" />
    </Words>
  );
}
