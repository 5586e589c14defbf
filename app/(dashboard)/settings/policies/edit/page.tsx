import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentValue } from "@/components/declarations/current-value";
import { Editor } from "@/components/declarations/editor";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { sectionsOn } from "@/lib/declarations/model/pages";
import { readDraft } from "@/lib/declarations/page";
import { orNotFound } from "@/lib/http/or-not-found";
import { readOrganisation } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.policies") };
}

export default async function PolicyEditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await pageViewer("declaration:propose");
  const draft = await orNotFound(readDraft(viewer, await searchParams, sectionsOn.policies));
  const body = draft.body ?? currentValue(await readOrganisation(viewer), draft);
  const back = draft.section === "organisation" ? "/settings/organisation" : "/settings/policies";
  return (
    <Words of="(dashboard)/settings/policies/edit">
      <Editor {...draft} body={body} back={back} />
    </Words>
  );
}
