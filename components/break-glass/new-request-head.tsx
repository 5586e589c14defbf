import { useTranslations } from "next-intl";
import { Crumbs, PageHead } from "@/components/ui/page-head";

/** Where one is, that nothing is granted here, and the way to how access is really obtained. */
export function NewRequestHead({ runbook }: { runbook: string | null }) {
  const t = useTranslations();
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
          runbook && (
            <a href={runbook} rel="noreferrer" target="_blank">
              {t("breakGlass.fact.runbook")}
            </a>
          )
        }
      />
    </>
  );
}
