import { useFormatter, useTranslations } from "next-intl";
import { OwnerName } from "@/components/inventory/owner-name";
import { type Names, useValueWord } from "@/components/inventory/secret-words";
import { Card } from "@/components/ui/card";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import { State } from "@/components/ui/state";
import type { SecretDetail } from "@/lib/inventory/model/secret";

const attributes = [
  "kind",
  "environment",
  "service",
  "team",
  "owner",
  "classification",
  "stopTimeObjective",
] as const;

/** What is said about a secret, and in small print who says it. What only a default says is not known yet. */
export function AttributesCard({ secret, names }: { secret: SecretDetail; names: Names }) {
  const t = useTranslations();
  const format = useFormatter();
  const word = useValueWord(names);

  const items = attributes.map((attribute): Definition => {
    const { value, from, confirmedAt } = secret[attribute];
    const origin = from === null ? null : t(`provenance.${from}`);
    return {
      term: attribute === "stopTimeObjective" ? t("secret.stopTime") : t(`dimension.${attribute}`),
      value:
        value === null ? (
          <State tone="unknown">{t("unknown")}</State>
        ) : attribute === "owner" ? (
          <OwnerName secret={secret} />
        ) : typeof value === "number" ? (
          t("secret.stopTimeValue", { minutes: format.number(value) })
        ) : (
          word(attribute, value)
        ),
      note: (
        <>
          {origin}
          {confirmedAt && (
            <>
              {" "}
              <Moment at={confirmedAt} day />
            </>
          )}
        </>
      ),
    };
  });
  return (
    <Card title={t("secret.attributes")} note={t("secret.attributesNote")}>
      <DefinitionList items={items} />
    </Card>
  );
}
