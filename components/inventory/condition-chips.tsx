import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { conditions, withValues } from "@/lib/inventory/model/list-params";
import { KpiId } from "@/lib/kpis/model";
import { OpenItem } from "@/lib/open-items/model";
import { type Names, useValueWord } from "./secret-words";
import { showAddress } from "./show-address";

/** The conditions in force, each with a way to lift it. */
export function ConditionChips({ url, names }: { url: URLSearchParams; names: Names }) {
  const t = useTranslations();
  const word = useValueWord(names);
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
    const open = OpenItem.shape.class.safeParse(key === "open" ? values[0] : undefined);
    if (open.success) return t(`todo.class.${open.data}`);
    return values.map((value) => word(key, value)).join(t("inventory.or"));
  }

  return conditions(url).map(({ key, values }) => {
    const name = t.has(`dimension.${key}` as "dimension.team")
      ? t(`dimension.${key}` as "dimension.team")
      : key;
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
  const t = useTranslations();
  return (kpi: string | null, part: string | null, excluded: string | null): string => {
    const id = KpiId.safeParse(kpi).data;
    const label = id ? t(`kpi.${id}.label`) : (kpi ?? "");
    const key = (excluded ? `exclusion.${excluded}` : `part.${part}`) as Parameters<
      typeof t.has
    >[0];
    if (!part && !excluded) return label;
    return `${label} › ${t.has(key) ? t(key as "part.overdue") : (excluded ?? part)}`;
  };
}
