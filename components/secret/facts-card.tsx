import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import { flatFacts } from "./facts";
import styles from "./facts-card.module.css";

/** Tags and what else the backend tells, in its own words. */
export function FactsCard({ secret: { tags, facts, description } }: { secret: SecretDetail }) {
  const t = useTranslations("secret");
  const rows = (record: Record<string, unknown>) =>
    flatFacts(record).map(({ name, value }) => ({
      term: name,
      value: <span className={styles.value}>{value}</span>,
    }));
  const told = flatFacts(facts).length > 0;
  if (!description && !told && Object.keys(tags).length === 0) return null;
  return (
    <Card title={t("facts")} note={t("factsNote")}>
      {description && <p className={styles.description}>{description}</p>}
      {Object.keys(tags).length > 0 && (
        <>
          <h3 className={styles.heading}>{t("tags")}</h3>
          <DefinitionList items={rows(tags)} />
        </>
      )}
      {told && (
        <>
          <h3 className={styles.heading}>{t("backendFacts")}</h3>
          <DefinitionList items={rows(facts)} />
        </>
      )}
    </Card>
  );
}
