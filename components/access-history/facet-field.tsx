import { useFormatter, useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import styles from "@/components/inventory/facets.module.css";
import { Checkbox } from "@/components/ui/checkbox";
import type { Facet } from "./facets";

/** One facet: several values chosen mean any of them. */
export function FacetField({
  facet,
  values,
  chosen: asked,
  word,
  onChange,
}: {
  facet: Facet["key"];
  values: Facet["values"];
  chosen: readonly string[];
  word: (value: string) => string;
  onChange: (values: string[]) => void;
}) {
  const t = useTranslations("accessHistory.facet");
  const format = useFormatter();
  // The mark follows the click at once; the address and the rows follow in their own time.
  const [chosen, choose] = useOptimistic(asked);
  const [, start] = useTransition();

  function toggle(value: string) {
    start(() => {
      const rest = chosen.filter((one) => one !== value);
      const next = chosen.includes(value) ? rest : [...rest, value];
      choose(next);
      onChange(next);
    });
  }
  return (
    <fieldset className={styles.group}>
      <legend>{t(facet)}</legend>
      {values.map(({ value, count }) => (
        <label key={value} className={styles.option}>
          <Checkbox checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span className={styles.name}>{word(value)}</span>
          {count !== null && <span className={styles.count}>{format.number(count)}</span>}
        </label>
      ))}
    </fieldset>
  );
}
