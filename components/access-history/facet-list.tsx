import clsx from "clsx";
import { SlidersHorizontal } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import facetStyles from "@/components/inventory/facets.module.css";
import type { Names } from "@/components/inventory/secret-words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { type Facet, shownFacets } from "./facets";
import { useAccessWord } from "./words";

/** Ways to narrow the list, with the number of accesses each would leave where that is known. */
export function FacetList({
  facets,
  chosen,
  kinds,
  names,
  sources,
  onChange,
}: {
  facets: Parameters<typeof shownFacets>[0];
  chosen: (key: Facet["key"]) => readonly string[];
  /** Whether to narrow by kind of principal. */
  kinds: boolean;
  names: Names;
  sources: Readonly<Record<string, string>>;
  onChange: (key: Facet["key"], values: string[]) => void;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const word = useAccessWord(names, sources);
  const [shown, setShown] = useState(false);
  return (
    <aside className={facetStyles.facets} aria-label={t("inventory.narrow")}>
      <div className={facetStyles.toggle}>
        <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
          <SlidersHorizontal />
          {t("inventory.narrow")}
        </Button>
      </div>
      <div className={clsx(facetStyles.groups, shown && facetStyles.shown)}>
        {shownFacets(facets, chosen, kinds).map(({ key, values }) => (
          <fieldset key={key} className={facetStyles.group}>
            <legend>{t(`accessHistory.facet.${key}`)}</legend>
            {values.map(({ value, count }) => {
              const on = chosen(key).includes(value);
              const rest = chosen(key).filter((one) => one !== value);
              return (
                <label key={value} className={facetStyles.option}>
                  <Checkbox
                    checked={on}
                    onChange={() => onChange(key, on ? rest : [...rest, value])}
                  />
                  <span className={facetStyles.name}>{word(key, value)}</span>
                  {count !== null && (
                    <span className={facetStyles.count}>{format.number(count)}</span>
                  )}
                </label>
              );
            })}
          </fieldset>
        ))}
      </div>
    </aside>
  );
}
