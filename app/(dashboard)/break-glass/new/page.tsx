import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewRequestHead } from "@/components/break-glass/new-request-head";
import { RequestForm } from "@/components/break-glass/request-form";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readForm } from "@/lib/break-glass/form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("breakGlass"))("form.title") };
}

export default async function NewBreakGlassPage({
  searchParams,
}: {
  searchParams: Promise<{ secret?: string | string[] }>;
}) {
  const viewer = await pageViewer("breakglass:request");
  const { secret = [] } = await searchParams;
  const { rules, preset } = await readForm(viewer, [secret].flat());
  return (
    <Words of="(dashboard)/break-glass/new">
      <NewRequestHead runbook={rules.runbook} />
      <RequestForm rules={rules} preset={preset} />
    </Words>
  );
}
