import clsx from "clsx";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { facetKeys } from "@/lib/inventory/model/list-keys";
import type { Facets } from "@/lib/inventory/model/secret";
import { FacetGroup } from "./facet-group";
import styles from "./facets.module.css";
import type { Names } from "./secret-words";

/** Ways to narrow the list, each with the number of rows it would leave. On narrow screens behind a button. */
export function FacetsPanel({
  facets,
  url,
  names,
  onChange,
}: {
  facets: Facets | undefined;
  url: URLSearchParams;
  names: Names;
  onChange: (key: string, values: string[]) => void;
}) {
  const t = useTranslations("inventory");
  const [shown, setShown] = useState(false);
  return (
    <aside className={styles.facets} aria-label={t("narrow")}>
      <div className={styles.toggle}>
        <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
          <SlidersHorizontal />
          {t("narrow")}
        </Button>
      </div>
      {facets?.estimated && <p className={styles.note}>{t("aboutNote")}</p>}
      <div className={clsx(styles.groups, shown && styles.shown)}>
        {facetKeys.map((key) => (
          <FacetGroup
            key={key}
            facet={key}
            values={facets?.facets[key] ?? []}
            chosen={url.getAll(key)}
            estimated={facets?.estimated ?? false}
            names={names}
            onChange={(values) => onChange(key, values)}
          />
        ))}
      </div>
    </aside>
  );
}
