import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Path } from "@/components/ui/path";
import { Tag } from "@/components/ui/tag";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import styles from "./look-alikes.module.css";

/** Other secrets that may be the same one somewhere else, each with what speaks for it. Values are never compared. */
export function LookAlikesCard({ secret: { lookAlikes } }: { secret: SecretDetail }) {
  const t = useTranslations("lookAlike");
  if (lookAlikes.length === 0) return null;
  return (
    <Card
      id="look-alikes"
      title={t("title")}
      note={t("note")}
      footer={<span>{t("neverEqual")}</span>}
    >
      <DefinitionList
        items={lookAlikes.map(({ id, path, label, environment, evidence, confidence }) => ({
          term: t(`confidence.${confidence}`),
          value: (
            <span className={styles.line}>
              <Link href={`/inventory/${id}`}>
                <Path path={path} room={44} />
              </Link>
              {environment && <Tag strong={environment === "prod"}>{environment}</Tag>}
            </span>
          ),
          note: `${label}・${evidence.map((one) => t(`evidence.${one}`)).join("・")}`,
          id,
        }))}
      />
    </Card>
  );
}
