import { useTranslations } from "next-intl";
import { showAddress } from "@/components/data-table/show-address";
import { Chip } from "@/components/ui/chip";
import { useKnownWord } from "@/components/ui/known-word";
import { withValues } from "@/lib/http/model/address";
import { conditions } from "@/lib/inventory/model/list-params";
import { type Names, useValueWord } from "./secret-words";

/** The conditions in force, each with a way to lift it. */
export function ConditionChips({ url, names }: { url: URLSearchParams; names: Names }) {
  const t = useTranslations();
  const word = useValueWord(names);
  const known = useKnownWord();
  const figure = useFigureName();

  function lift(key: string) {
    const next = withValues(url, key, []);
    if (key === "kpi") for (const part of ["part", "excluded"]) next.delete(part);
    showAddress(next);
  }

  function shownValues(key: string, values: readonly string[]): string {
    if (key === "kpi") return figure(url.get("kpi"), url.get("part"), url.get("excluded"));
    if (key === "removed")
      return t(values.includes("only") ? "inventory.removedOnly" : "inventory.removedToo");
    if (key === "open") return values.map((value) => known(`todo.class.${value}`, value)).join();
    return values.map((value) => word(key, value)).join(t("inventory.or"));
  }

  return conditions(url).map(({ key, values }) => {
    const name = known(`dimension.${key}`, key);
    const shown = shownValues(key, values);
    return (
      <Chip
        key={key}
        name={name}
        removeLabel={t("inventory.lift", { name })}
        onRemove={() => lift(key)}
      >
        {shown}
      </Chip>
    );
  });
}

/** Says behind which figure the rows stand: the KPI and, where one was chosen, its part or exclusion. */
function useFigureName() {
  const known = useKnownWord();
  return (kpi: string | null, part: string | null, excluded: string | null): string => {
    const label = known(`kpi.${kpi}.label`, kpi ?? "");
    if (excluded) return `${label} › ${known(`exclusion.${excluded}`, excluded)}`;
    return part ? `${label} › ${known(`part.${part}`, part)}` : label;
  };
}
