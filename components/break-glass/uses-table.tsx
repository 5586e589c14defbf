import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { State } from "@/components/ui/state";
import type { BreakGlassUse } from "@/lib/break-glass/model";
import styles from "./break-glass.module.css";
import { SettleButton } from "./settle-button";
import { kindTone } from "./tones";
import { WindowStrip } from "./window-strip";

/** Uses, newest first: what became of each, by whom, of what, in which window, and what was made of it. */
export function UsesTable({
  uses,
  teamNames,
  mayRead,
  busy,
}: {
  uses: readonly BreakGlassUse[];
  /** Whether the events behind a use are open to the viewer. */
  mayRead: boolean;
  teamNames: Readonly<Record<string, string>>;
  busy?: boolean;
}) {
  const t = useTranslations("breakGlass");
  const words = useTranslations("part");
  const format = useFormatter();
  const columns: Column<BreakGlassUse>[] = [
    {
      key: "kind",
      header: t("column.kind"),
      cell: ({ kind, atEdge }) => (
        <span className={styles.two}>
          <State tone={kindTone[kind]}>{words(kind)}</State>
          {atEdge && <span className={styles.small}>{t("atEdge")}</span>}
        </span>
      ),
    },
    {
      key: "person",
      header: t("column.person"),
      cell: ({ person, request }) => (
        <span className={styles.two}>
          <span>{person?.name ?? t("hiddenPerson")}</span>
          {request && (
            <Link className={styles.small} href={`/break-glass/${request.id}`}>
              {request.label}
            </Link>
          )}
        </span>
      ),
    },
    {
      key: "secret",
      header: t("column.secret"),
      cell: ({ secret, ui }) => (
        <span className={styles.two}>
          {secret.id ? (
            <Link href={`/inventory/${secret.id}`} data-row={secret.id}>
              <Path path={secret.path} room={36} />
            </Link>
          ) : (
            <Path path={secret.path} room={36} />
          )}
          <span className={styles.small}>
            {[
              secret.team === null ? t("unassigned") : (teamNames[secret.team] ?? secret.team),
              ...(secret.id ? [] : [t("notInInventory")]),
              ...(ui ? [t("ui")] : []),
            ].join(" · ")}
          </span>
        </span>
      ),
    },
    {
      key: "window",
      header: t("column.window"),
      cell: ({ request, beganAt }) =>
        request ? (
          <span className={styles.two}>
            <Moment at={request.opens} />
            <span className={styles.small}>
              {t("until")}
              <Moment at={request.ends} />
            </span>
          </span>
        ) : (
          t.rich("readAt", { at: () => <Moment key="at" at={beganAt} /> })
        ),
    },
    { key: "strip", header: t("column.strip"), cell: (use) => <WindowStrip use={use} /> },
    {
      key: "reads",
      header: t("column.reads"),
      number: true,
      cell: (use) => {
        const count = t("count", { count: format.number(use.reads) });
        return mayRead && use.secret.id ? <Link href={eventsOf(use)}>{count}</Link> : count;
      },
    },
    { key: "after", header: t("column.after"), cell: (use) => <Aftermath use={use} /> },
  ];
  return (
    <div className={styles.table}>
      <DataTable
        caption={t("uses")}
        columns={columns}
        rows={uses}
        keyOf={({ id }) => id}
        wide
        busy={busy}
      />
    </div>
  );
}

/** The reads in the access history: of that secret, from the first to the last. */
function eventsOf({ secret, beganAt, lastAt }: BreakGlassUse): string {
  const to = new Date(Date.parse(lastAt) + 1000).toISOString();
  const search = new URLSearchParams({
    secretId: secret.id ?? "",
    from: beganAt,
    to,
    use: "value-read",
  });
  search.append("use", "issue");
  return `/access-history?${search}`;
}

/** What was made of it: settled, reviewed with its window, or still open. */
function Aftermath({ use }: { use: BreakGlassUse }) {
  const t = useTranslations("breakGlass");
  const { settlement, request, open, maySettle } = use;
  if (settlement) {
    return (
      <span className={styles.two} title={settlement.reason}>
        <span>{t(`settle.${settlement.outcome as "justified"}`)}</span>
        <span className={styles.small}>{settlement.by.name}</span>
      </span>
    );
  }
  if (maySettle) return <SettleButton use={use} />;
  if (open) return <State tone="breach">{t("unsettled")}</State>;
  return request?.state === "reviewed" ? t("state.reviewed") : "–";
}
