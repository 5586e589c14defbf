import clsx from "clsx";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import facetStyles from "@/components/inventory/facets.module.css";
import type { Names } from "@/components/inventory/secret-words";
import { Button } from "@/components/ui/button";
import { FacetField } from "./facet-field";
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
  const t = useTranslations("inventory");
  const word = useAccessWord(names, sources);
  const [shown, setShown] = useState(false);
  return (
    <aside className={facetStyles.facets} aria-label={t("narrow")}>
      <div className={facetStyles.toggle}>
        <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
          <SlidersHorizontal />
          {t("narrow")}
        </Button>
      </div>
      <div className={clsx(facetStyles.groups, shown && facetStyles.shown)}>
        {shownFacets(facets, chosen, kinds).map(({ key, values }) => (
          <FacetField
            key={key}
            facet={key}
            values={values}
            chosen={chosen(key)}
            word={(value) => word(key, value)}
            onChange={(next) => onChange(key, next)}
          />
        ))}
      </div>
    </aside>
  );
}
