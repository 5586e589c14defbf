import { useTranslations } from "next-intl";
import { State } from "@/components/ui/state";
import type { Secret } from "@/lib/inventory/model/secret";

/** Whether a name follows its rule; what it should look like on hover. */
export function NamingMark({ naming }: { naming: Secret["naming"] }) {
  const t = useTranslations();
  if (naming === null) return <span className="ink3">{t("naming.no-rule")}</span>;
  return (
    <State
      tone={naming.follows ? "ok" : "near"}
      title={t("naming.like", { example: naming.example })}
    >
      {t(naming.follows ? "naming.follows" : "naming.breaks")}
    </State>
  );
}
