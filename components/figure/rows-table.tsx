import Link from "next/link";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { OfferButton } from "@/components/declarations/offer-button";
import { Blank } from "@/components/ui/blank";
import { useKnownWord } from "@/components/ui/known-word";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { StateIcon } from "@/components/ui/state-icon";
import type { Offer } from "@/lib/declarations/model/standing";
import { among, environments } from "@/lib/inventory/model/fixed";
import type { KpiRow } from "@/lib/kpis/model";
import styles from "./rows-table.module.css";

/** Rows of any kind under the columns they have; a known secret opens its page. */
export function RowsTable({
  caption,
  rows,
  offers,
  teamNames,
}: {
  caption: string;
  rows: readonly KpiRow[];
  offers: Readonly<Record<string, Offer>>;
  teamNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations();
  const known = useKnownWord();
  const environment = (value: string | null) => {
    const here = among(environments, value);
    return here ? t(`environment.${here}`) : t("unassigned");
  };
  if (rows.length === 0)
    return (
      <Blank icon={<StateIcon tone="unknown" />} title={t("figure.none")}>
        <p>{t("figure.noneWhy")}</p>
      </Blank>
    );
  const has = (pick: (row: KpiRow) => unknown) => rows.some((row) => pick(row) !== null);
  const ofLogs = rows.every(({ kind }) => kind === "source-hour");
  const columns: Column<KpiRow>[] = [
    {
      key: "label",
      header: t(ofLogs ? "figure.log" : "figure.what"),
      cell: ({ label, secretId, kind }) =>
        secretId ? (
          <Link href={`/inventory/${secretId}`}>
            <Path path={label} />
          </Link>
        ) : kind === "source-hour" ? (
          <Link href="/access-history/continuity">{label}</Link>
        ) : (
          <Path path={label} />
        ),
    },
    ...(has(({ at }) => at)
      ? [{ key: "at", header: t("figure.at"), cell: ({ at }: KpiRow) => at && <Moment at={at} /> }]
      : []),
    {
      key: "parts",
      header: t("figure.parts"),
      cell: ({ parts }) => parts.map((id) => known(`part.${id}`, id)).join(t("overview.separator")),
    },
    ...(has(({ expected }) => expected)
      ? [
          {
            key: "expected",
            header: t("figure.expected"),
            cell: ({ expected }: KpiRow) =>
              expected && (
                <span className="stack">
                  <code>{expected.example}</code>
                  <code className="t12 ink3">{expected.pattern}</code>
                </span>
              ),
          },
        ]
      : []),
    ...(has(({ takenOut }) => takenOut)
      ? [
          {
            key: "takenOut",
            header: t("figure.why"),
            cell: ({ takenOut }: KpiRow) =>
              takenOut && (
                <span className={styles.why}>
                  <span>{takenOut.reason}</span>
                  <span className="t12 ink3">
                    {takenOut.approver !== null && t("figure.by", { who: takenOut.approver })}{" "}
                    {takenOut.until !== null &&
                      t.rich("figure.until", {
                        at: () => <Moment at={takenOut.until ?? ""} day />,
                      })}
                  </span>
                </span>
              ),
          },
        ]
      : []),
    ...(has(({ principal }) => principal)
      ? [
          {
            key: "principal",
            header: t("figure.principal"),
            cell: ({ principal }: KpiRow) => principal,
          },
        ]
      : []),
    ...(ofLogs
      ? []
      : [
          {
            key: "team",
            header: t("dimension.team"),
            cell: ({ team }: KpiRow) =>
              team === null ? t("unassigned") : (teamNames[team] ?? team),
          },
          {
            key: "environment",
            header: t("dimension.environment"),
            cell: (row: KpiRow) => environment(row.environment),
          },
        ]),
    ...(Object.keys(offers).length > 0
      ? [
          {
            key: "act",
            header: t("declarations.acts"),
            cell: ({ label }: KpiRow) => {
              const offer = offers[label];
              return offer && <OfferButton offer={offer} path={label} />;
            },
          },
        ]
      : []),
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} keyOf={({ id }) => id} wide />;
}
