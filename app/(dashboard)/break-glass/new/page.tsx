import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RequestForm } from "@/components/break-glass/request-form";
import { Crumbs, PageHead } from "@/components/ui/page-head";
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
  const [t, { secret = [] }] = [await getTranslations(), await searchParams];
  const { rules, preset } = await readForm(viewer, [secret].flat());
  return (
    <>
      <Crumbs
        label={t("breakGlass.crumbs")}
        steps={[
          { label: t("nav.breakGlass"), href: "/break-glass" },
          { label: t("breakGlass.form.title") },
        ]}
      />
      <PageHead
        title={t("breakGlass.form.title")}
        sub={t("breakGlass.grantsNothing")}
        actions={
          rules.runbook && (
            <a href={rules.runbook} rel="noreferrer" target="_blank">
              {t("breakGlass.fact.runbook")}
            </a>
          )
        }
      />
      <RequestForm rules={rules} preset={preset} />
    </>
  );
}
