import { useTranslations } from "next-intl";
import { NamingMark } from "@/components/inventory/naming-mark";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { SecretDetail } from "@/lib/inventory/model/secret";

/** The naming rule that holds for a secret, and what a name that follows it looks like. Nothing where there is none. */
export function NamingCard({ secret: { naming } }: { secret: SecretDetail }) {
  const t = useTranslations();
  if (naming === null) return null;
  return (
    <Card title={t("dimension.naming")} note={<NamingMark naming={naming} />}>
      <DefinitionList
        items={[
          { term: t("naming.rule"), value: naming.rule, note: naming.explanation },
          { term: t("naming.pattern"), value: <code>{naming.pattern}</code> },
          { term: t("naming.example"), value: <code>{naming.example}</code> },
        ]}
      />
    </Card>
  );
}
