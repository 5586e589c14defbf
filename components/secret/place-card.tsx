import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import type { SecretDetail } from "@/lib/inventory/model/secret";

/** Where it lies, through which sources it is seen, and since when it is known. */
export function PlaceCard({
  secret,
  sources,
}: {
  secret: SecretDetail;
  sources: Readonly<Record<string, string>>;
}) {
  const t = useTranslations();
  const { place, backend, type, sourceIds, lastReadAt, lastReadFrom, firstRecordedAt, recordedAt } =
    secret;
  const where = [place.account, place.region, place.cluster, place.namespace, place.mount]
    .filter(Boolean)
    .join(t("inventory.or"));
  const items: Definition[] = [
    { term: t("dimension.backend"), value: t(`backend.${backend}`), note: where },
    { term: t("dimension.type"), value: t(`type.${type}`) },
    {
      term: t("dimension.source"),
      value:
        sourceIds.length === 0
          ? t("secret.noSource")
          : sourceIds.map((id, index) => (
              <span key={id}>
                {index > 0 && t("inventory.or")}
                <Link href={`/sources?source=${encodeURIComponent(id)}`}>{sources[id] ?? id}</Link>
              </span>
            )),
    },
    {
      term: t("inventory.column.lastRead"),
      value:
        lastReadAt === null ? (
          t("unknown")
        ) : lastReadFrom === "log" ? (
          <Moment at={lastReadAt} />
        ) : (
          lastReadAt.slice(0, 10)
        ),
      note: t(
        lastReadAt === null
          ? "secret.lastReadUnknown"
          : lastReadFrom === "log"
            ? "secret.lastReadLog"
            : "secret.lastReadUtc",
      ),
    },
    { term: t("secret.firstSeen"), value: <Moment at={firstRecordedAt} /> },
    { term: t("inventory.column.recorded"), value: <Moment at={recordedAt} /> },
  ];
  return (
    <Card title={t("secret.place")}>
      <DefinitionList items={items} />
    </Card>
  );
}
