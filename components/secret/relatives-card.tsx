import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import type { SecretDetail } from "@/lib/inventory/model/secret";

/** The primary of a replica, or the replicas of a primary. */
export function RelativesCard({ secret: { primary, replicas } }: { secret: SecretDetail }) {
  const t = useTranslations("secret");
  const items: Definition[] = [
    ...(primary
      ? [
          {
            term: t("primary"),
            value: <Link href={`/inventory/${primary.id}`}>{primary.name}</Link>,
          },
        ]
      : []),
    ...replicas.map(({ id, name, label }, index) => ({
      term: t("replica", { number: index + 1 }),
      value: <Link href={`/inventory/${id}`}>{name}</Link>,
      note: label,
    })),
  ];
  if (items.length === 0) return null;
  return (
    <Card title={t("relatives")}>
      <DefinitionList items={items} />
    </Card>
  );
}
