import { useTranslations } from "next-intl";
import { useAttributeName } from "@/components/inventory/attribute-words";
import type { Names } from "@/components/inventory/secret-words";
import { Card } from "@/components/ui/card";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { settable } from "@/lib/inventory/model/fixed";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import { AttributeEdit } from "./attribute-edit";
import { AttributeOrigin } from "./attribute-origin";
import { AttributeValue } from "./attribute-value";
import styles from "./attributes.module.css";

/**
 * What is said about a secret, and in small print who says it; who may, sets it here. What only a default says is not
 * known yet.
 */
export function AttributesCard({ secret, names }: { secret: SecretDetail; names: Names }) {
  const t = useTranslations();
  const name = useAttributeName();

  const items = settable.map((attribute): Definition => {
    const said = secret.said.find((statement) => statement.attribute === attribute);
    const value = attribute === "notes" ? (said?.value ?? null) : secret[attribute].value;
    return {
      term: name(attribute),
      value: (
        <div className={styles.value}>
          <div>
            <AttributeValue secret={secret} attribute={attribute} value={value} names={names} />
          </div>
          {secret.maySet && (
            <AttributeEdit
              id={secret.id}
              attribute={attribute}
              value={value === null ? "" : String(value)}
              said={said !== undefined}
              names={names}
            />
          )}
        </div>
      ),
      note: <AttributeOrigin secret={secret} attribute={attribute} said={said} />,
    };
  });
  return (
    <Card
      title={t("secret.attributes")}
      note={t("secret.attributesNote")}
      footer={<span>{t("attribute.order")}</span>}
    >
      <DefinitionList items={items} />
    </Card>
  );
}
