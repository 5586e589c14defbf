import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useOptimistic, useState, useTransition } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { State } from "@/components/ui/state";
import type { FacetKey } from "@/lib/inventory/model/list-keys";
import type { Facets, RotationState } from "@/lib/inventory/model/secret";
import { facetValues } from "./facet-order";
import styles from "./facets.module.css";
import { type Names, rotationTone, useValueWord } from "./secret-words";

/** So many values before the rest is asked for. */
const atFirst = 7;

/** One facet: its values with counts; several chosen mean any of them. */
export function FacetGroup({
  facet,
  values: counted,
  chosen: asked,
  estimated,
  names,
  onChange,
}: {
  facet: FacetKey;
  values: Facets["facets"][FacetKey];
  chosen: readonly string[];
  /** The counts are about so many. */
  estimated: boolean;
  names: Names;
  onChange: (values: string[]) => void;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const word = useValueWord(names);
  const [all, setAll] = useState(false);
  // The mark follows the click at once; the address and the rows follow in their own time.
  const [chosen, choose] = useOptimistic(asked);
  const [, start] = useTransition();
  const values = facetValues(facet, counted, chosen);
  const shown = all ? values : values.slice(0, atFirst);
  const rest = values.slice(atFirst);
  const counts = (count: number) =>
    estimated ? t("inventory.about", { count: format.number(count) }) : format.number(count);
  if (values.length === 0) return null;

  return (
    <fieldset className={styles.group}>
      <legend>{t(`dimension.${facet}`)}</legend>
      {shown.map(({ value, count }) => {
        const id = value ?? "unassigned";
        const number = <span className={styles.count}>{counts(count)}</span>;
        if (facet === "rotation" && id === "not-counted")
          return (
            <div key={id} className={clsx(styles.option, styles.plain)}>
              <span className={styles.name}>{t("rotation.not-counted")}</span>
              {number}
            </div>
          );
        const on = chosen.includes(id);
        return (
          <label key={id} className={styles.option}>
            <Checkbox
              checked={on}
              onChange={() =>
                start(() => {
                  const next = on ? chosen.filter((one) => one !== id) : [...chosen, id];
                  choose(next);
                  onChange(next);
                })
              }
            />
            <span className={styles.name}>
              {facet === "rotation" && value ? (
                <State tone={rotationTone[value as RotationState]}>{word(facet, value)}</State>
              ) : (
                word(facet, value)
              )}
            </span>
            {number}
          </label>
        );
      })}
      {!all && rest.length > 0 && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t("inventory.more", {
            count: rest.length,
            rows: counts(rest.reduce((sum, { count }) => sum + count, 0)),
          })}
        </button>
      )}
    </fieldset>
  );
}
