import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import type { BreakGlassDetail } from "@/lib/break-glass/model";
import styles from "./break-glass.module.css";

/** What was asked for, of which secrets, for how long; by when it is to be decided and reviewed; how it ended. */
export function RequestFacts({
  request,
  teamNames,
}: {
  request: BreakGlassDetail;
  teamNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("breakGlass");
  const { targets, hiddenTargets, runbook, approvers } = request;
  const ended = request.accessEndedBy as "revoked" | null;
  const outcome = request.outcome as "as-asked" | null;
  const items = [
    {
      term: t("fact.secrets"),
      value: (
        <ul>
          {targets.map(({ id, path, team }) => (
            <li key={id}>
              <Link href={`/inventory/${id}`}>
                <Path path={path} room={64} />
              </Link>{" "}
              <span className={styles.small}>
                {team === null ? t("unassigned") : (teamNames[team] ?? team)}
              </span>
            </li>
          ))}
          {hiddenTargets > 0 && (
            <li className={styles.small}>{t("hiddenTargets", { count: hiddenTargets })}</li>
          )}
        </ul>
      ),
      note: request.path && t("fact.path", { path: request.path }),
    },
    {
      term: t("fact.reason"),
      value: <span className={styles.quote}>{request.reason}</span>,
      note: request.ticket,
    },
    {
      term: t("fact.window"),
      value: (
        <>
          <Moment at={request.from} />
          {t("until")}
          <Moment at={request.endsAt} />
        </>
      ),
      note:
        request.endsAt === request.to
          ? null
          : t.rich("fact.earlier", { at: () => <Moment key="at" at={request.to} /> }),
    },
    {
      term: t("fact.approval"),
      value: request.decidedBy ? request.decidedBy.name : t(`approval.${request.approval}`),
      note: request.decidedAt ? (
        <Moment at={request.decidedAt} />
      ) : (
        t.rich("due.decide", { at: () => <Moment key="at" at={request.approveBy} /> })
      ),
    },
    ...(request.decidedBy === null && request.approval !== "none"
      ? [
          {
            term: t("fact.approvers"),
            value: approvers.map(({ name }) => name).join("、") || t("fact.nobody"),
          },
        ]
      : []),
    {
      term: t("fact.review"),
      value: request.reviewedBy
        ? `${request.reviewedBy.name}${outcome ? ` · ${t(`outcome.${outcome}`)}` : ""}`
        : t(`review.${request.review}`),
      note: request.reviewedAt ? (
        <Moment at={request.reviewedAt} />
      ) : (
        t.rich("due.review", { at: () => <Moment key="at" at={request.reviewBy} /> })
      ),
    },
    ...(ended
      ? [
          {
            term: t("fact.ended"),
            value: t(`ended.${ended}`),
            note: request.accessEndedAt && <Moment at={request.accessEndedAt} />,
          },
        ]
      : []),
    {
      term: t("fact.runbook"),
      value: runbook ? (
        <a href={runbook} rel="noreferrer" target="_blank">
          {runbook}
        </a>
      ) : (
        t("fact.noRunbook")
      ),
      note: t("fact.runbookNote"),
    },
  ];
  return (
    <Card title={t("facts")}>
      <DefinitionList items={items} />
    </Card>
  );
}
