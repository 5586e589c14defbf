import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import styles from "./facts-card.module.css";

function shown(value: unknown): string {
  if (typeof value === "string") return value;
  return JSON.stringify(value) ?? "";
}

/** Tags and what else the backend tells, in its own words. */
export function FactsCard({ secret: { tags, facts, description } }: { secret: SecretDetail }) {
  const t = useTranslations("secret");
  const rows = (record: Record<string, unknown>) =>
    Object.entries(record).map(([term, value]) => ({
      term,
      value: <span className={styles.value}>{shown(value)}</span>,
    }));
  const told = Object.keys(facts).length > 0;
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
