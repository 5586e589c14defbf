import { useFormatter, useTranslations } from "next-intl";
import type { z } from "zod";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Blank } from "@/components/ui/blank";
import { Moment } from "@/components/ui/moment";
import { StateIcon } from "@/components/ui/state-icon";
import type { Principal, PrincipalPage } from "@/lib/access-history/principals/model";

/** Principals by how much they read, most first. */
export function PrincipalsTable({
  page,
  kind,
}: {
  page: z.infer<typeof PrincipalPage>;
  kind: string;
}) {
  const t = useTranslations("principals");
  const all = useTranslations();
  const format = useFormatter();
  if (page.items.length === 0)
    return (
      <Blank
        icon={<StateIcon tone={kind === "unresolved" ? "ok" : "unknown"} />}
        title={t(kind === "unresolved" ? "allResolved" : "none")}
      >
        <p>{t("noneWhy")}</p>
      </Blank>
    );
  const columns: Column<Principal>[] = [
    {
      key: "name",
      header: t("name"),
      cell: ({ name, role, session }) => (
        <span title={[role, session].filter(Boolean).join(" / ")}>{name}</span>
      ),
    },
    {
      key: "account",
      header: t("account"),
      cell: ({ account }) => account ?? all("ui.none"),
    },
    { key: "type", header: t("type"), cell: ({ type }) => type },
    {
      key: "is",
      header: t("is"),
      cell: ({ kind: is, person, service, rotates }) =>
        [t(`kind.${is}`), person, service, rotates ? t("rotates") : null]
          .filter(Boolean)
          .join(" · "),
    },
    { key: "by", header: t("by"), cell: ({ resolvedBy }) => resolvedBy ?? all("ui.none") },
    { key: "reads", header: t("reads"), number: true, cell: ({ reads }) => format.number(reads) },
    {
      key: "secrets",
      header: t("secrets"),
      number: true,
      cell: ({ secrets }) => format.number(secrets),
    },
    {
      key: "last",
      header: t("lastRead"),
      cell: ({ lastReadAt }) => (lastReadAt ? <Moment at={lastReadAt} /> : all("ui.none")),
    },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={page.items}
      keyOf={({ id }) => String(id)}
      wide
    />
  );
}
