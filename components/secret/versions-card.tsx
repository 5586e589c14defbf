import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { useSpanText } from "@/components/ui/span-text";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import { isCurrent, newestFirst, shortId, usedFor } from "./versions";

type Version = SecretDetail["versions"][number];

/** The versions a backend tells of: when they were made and what they are for. Values are not read. */
export function VersionsCard({ secret: { versions, asOf } }: { secret: SecretDetail }) {
  const t = useTranslations();
  const span = useSpanText();
  const used = usedFor(versions, Date.parse(asOf));
  if (versions.length === 0) return null;
  const columns: Column<Version>[] = [
    {
      key: "version",
      header: t("secret.version"),
      cell: ({ id }) => (
        <span className="mono" title={id}>
          {shortId(id)}
        </span>
      ),
    },
    {
      key: "stage",
      header: t("secret.stage"),
      cell: ({ stages }) => (stages.length > 0 ? stages.join(" ") : t("ui.none")),
    },
    {
      key: "made",
      header: t("secret.made"),
      cell: ({ createdAt }) => (createdAt ? <Moment at={createdAt} /> : t("ui.none")),
    },
    {
      key: "by",
      header: t("secret.madeBy"),
      cell: ({ by }) => (by ? <Path path={by} room={32} /> : t("ui.none")),
    },
    {
      key: "used",
      header: t("secret.used"),
      number: true,
      cell({ id }) {
        const time = used.get(id) ?? null;
        return time === null ? t("ui.none") : span(time);
      },
    },
  ];
  return (
    <Card id="versions" title={t("secret.versions")} note={t("secret.versionsNote")}>
      <DataTable
        caption={t("secret.versions")}
        columns={columns}
        rows={newestFirst(versions)}
        keyOf={({ id }) => id}
        isOpen={isCurrent}
      />
    </Card>
  );
}
