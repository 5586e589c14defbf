import { useTranslations } from "next-intl";
import type { Names } from "@/components/inventory/secret-words";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { PageHead } from "@/components/ui/page-head";
import { CountsView } from "./counts-view";
import { Explorer } from "./explorer";
import { QuestionTabs } from "./question-tabs";

/** The access history: rows for who may see persons, counts for the others. */
export function AccessPage({
  rows,
  ...shown
}: {
  /** Whether rows are open to the viewer. */
  rows: boolean;
  names: Names;
  sources: Readonly<Record<string, string>>;
  today: string;
  usualFrom: string;
}) {
  const t = useTranslations();
  return (
    <div className="stack gap-4">
      <PageHead
        title={t("nav.accessHistory")}
        sub={t(rows ? "accessHistory.sub" : "accessHistory.subCounts")}
        actions={
          rows && (
            <>
              <ButtonLink href="/access-history/continuity">{t("continuity.title")}</ButtonLink>
              <ButtonLink href="/access-history/principals">{t("principals.title")}</ButtonLink>
            </>
          )
        }
      />
      {rows ? (
        <>
          <QuestionTabs />
          <Explorer {...shown} />
        </>
      ) : (
        <>
          <Callout tone="info" title={t("accessHistory.countsOnly")}>
            {t("accessHistory.countsOnlyWhy")}
          </Callout>
          <CountsView {...shown} />
        </>
      )}
    </div>
  );
}
