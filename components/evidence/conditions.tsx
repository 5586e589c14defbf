import Link from "next/link";
import { useTranslations } from "next-intl";
import { useKnownWord } from "@/components/ui/known-word";
import { Tag } from "@/components/ui/tag";

/** Conditions an export is narrowed by, or that there are none. */
export function Conditions({
  conditions,
}: {
  conditions: readonly { key: string; values: readonly string[] }[];
}) {
  const t = useTranslations("evidence");
  const known = useKnownWord();
  if (conditions.length === 0)
    return (
      <p className="ink2 t13">
        {t.rich("noConditions", { link: (text) => <Link href="/access-history">{text}</Link> })}
      </p>
    );
  return (
    <p className="row wrap t13">
      <span className="ink2">{t("conditions")}</span>
      {conditions.map(({ key, values }) => (
        <Tag key={key}>
          {known(`evidence.condition.${key}`, key)}: {values.join(", ")}
        </Tag>
      ))}
    </p>
  );
}
