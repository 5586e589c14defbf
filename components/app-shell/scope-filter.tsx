"use client";

import { useTranslations } from "next-intl";
import { type ScopeChoices, scopeDimensions } from "./scope";
import styles from "./scope-filter.module.css";
import { ScopePopover } from "./scope-popover";

/** Narrows every page by team, service, environment and backend; the choice stands in the URL. */
export function ScopeFilter({ choices }: { choices: ScopeChoices }) {
  const t = useTranslations("shell");
  return (
    <fieldset className={styles.filters} aria-label={t("scope")}>
      {scopeDimensions.map((dimension) => (
        <ScopePopover key={dimension} dimension={dimension} choices={choices[dimension]} />
      ))}
    </fieldset>
  );
}
