import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { showAddress } from "@/components/data-table/show-address";
import { UrlList } from "@/components/data-table/url-list";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { usesQuery } from "@/lib/break-glass/client";
import type { BreakGlassSummary } from "@/lib/break-glass/model";
import { usesSearch } from "@/lib/break-glass/model/search";
import { withValues } from "@/lib/http/model/address";
import styles from "./break-glass.module.css";
import { UsesTable } from "./uses-table";

/** The list of uses the address asks for, page by page. */
export function UsesCard({
  url,
  summary,
  teamNames,
  mayRead,
}: {
  mayRead: boolean;
  url: URLSearchParams;
  summary: BreakGlassSummary | undefined;
  teamNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("breakGlass");
  const list = useQuery({
    ...usesQuery(usesSearch(url)),
    placeholderData: keepPreviousData,
  });
  const narrowed = url.has("kind") || url.has("open");
  return (
    <Card
      title={t("uses")}
      note={
        summary &&
        t.rich("between", {
          from: () => <Moment key="from" at={summary.from} />,
          to: () => <Moment key="to" at={summary.to} />,
        })
      }
      aside={
        narrowed && (
          <Button
            size="small"
            onClick={() => showAddress(withValues(withValues(url, "kind", []), "open", []))}
          >
            {t("allKinds")}
          </Button>
        )
      }
    >
      <UrlList
        url={url}
        list={list}
        blank={
          <CardBody>
            <p className={styles.small}>
              {summary?.reached === false ? t("noLog") : t("usesNone")}
            </p>
          </CardBody>
        }
      >
        {(uses) => (
          <UsesTable
            uses={uses}
            teamNames={teamNames}
            mayRead={mayRead}
            busy={list.isPlaceholderData}
          />
        )}
      </UrlList>
    </Card>
  );
}
