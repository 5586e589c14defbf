import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Pager } from "@/components/data-table/pager";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { useProblemText } from "@/components/ui/problem-text";
import { usesQuery } from "@/lib/break-glass/client";
import type { BreakGlassSummary } from "@/lib/break-glass/model";
import { usesSearch } from "@/lib/break-glass/model/search";
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
  const router = useRouter();
  const problem = useProblemText();
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...usesQuery(usesSearch(url)),
    placeholderData: keepPreviousData,
  });
  const go = (change: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(url);
    change(next);
    router.push(`/break-glass${next.size > 0 ? `?${next}` : ""}`, { scroll: false });
  };
  const narrowed = url.has("kind") || url.has("open");
  const items = data?.items ?? [];
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
            onClick={() =>
              go((next) => {
                for (const key of ["kind", "open", "cursor"]) next.delete(key);
              })
            }
          >
            {t("allKinds")}
          </Button>
        )
      }
    >
      {error ? (
        <CardBody>
          <Callout
            tone="breach"
            alert
            action={
              <Button size="small" onClick={() => void refetch()}>
                {t("again")}
              </Button>
            }
          >
            {problem(error)}
          </Callout>
        </CardBody>
      ) : items.length === 0 ? (
        <CardBody>
          <p className={styles.small}>{summary?.reached === false ? t("noLog") : t("usesNone")}</p>
        </CardBody>
      ) : (
        <>
          <UsesTable
            uses={items}
            teamNames={teamNames}
            mayRead={mayRead}
            busy={isPlaceholderData}
          />
          <Pager
            first={1}
            shown={items.length}
            total={url.has("cursor") ? null : (data?.total ?? null)}
            {...(url.has("cursor") ? { onStart: () => go((next) => next.delete("cursor")) } : {})}
            {...(data?.nextCursor
              ? { onNext: () => go((next) => next.set("cursor", data.nextCursor ?? "")) }
              : {})}
          />
        </>
      )}
    </Card>
  );
}
