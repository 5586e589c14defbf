import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentValue } from "@/components/declarations/current-value";
import { Editor } from "@/components/declarations/editor";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readDraft } from "@/lib/declarations/page";
import { AppError } from "@/lib/errors";
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
  const draft = await readDraft(viewer, await searchParams, [
    "policies.rotation",
    "policies.stopTime",
    "policies.attestation",
    "targets",
    "organisation",
  ]).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  });
  const body = draft.body ?? currentValue(await readOrganisation(viewer), draft);
  const back = draft.section === "organisation" ? "/settings/organisation" : "/settings/policies";
  return <Editor {...draft} body={body} back={back} />;
}
