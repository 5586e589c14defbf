"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import { filterParams } from "@/lib/inventory/model/list-params";
import { viewQuery } from "@/lib/saved-views/model/query";
import { listViews, viewOf } from "./list-views";
import type { Names } from "./secret-words";
import { useViews } from "./use-views";
import styles from "./views.module.css";
import { ViewsMenu } from "./views-menu";

/** So many kept views stand beside the ones that are there for everybody; the menu has them all. */
const asTabs = 5;

/** Views of the list as links: those for everybody, then one's own and one's teams'. */
export function ViewTabs({ production, names }: { production: boolean; names: Names }) {
  const t = useTranslations("inventory");
  const url = new URLSearchParams(useSearchParams());
  const kept = useViews();
  const query = viewQuery(`${url}`);
  const saved = kept.views.find((view) => view.query === query && query !== "");
  const current = saved ? null : viewOf(filterParams(url));
  const asOf = url.get("asOf");
  const hrefOf = (search: string) => {
    const params = new URLSearchParams(search);
    if (asOf) params.set("asOf", asOf);
    // Without anything the list would begin with the view somebody chose to begin with.
    if (params.size === 0 && kept.views.some(({ starting }) => starting)) params.set("view", "all");
    return params.size > 0 ? `/inventory?${params}` : "/inventory";
  };
  const shown = kept.views.slice(0, asTabs);
  return (
    <div className={styles.bar}>
      <Tabs
        label={t("views")}
        tabs={[
          ...listViews
            .filter(({ id }) => production || id !== "production")
            .map((view) => ({
              href: hrefOf(view.query),
              label: t(`view.${view.id}`),
              current: current === view.id,
            })),
          ...(saved && !shown.includes(saved) ? [...shown, saved] : shown).map((view) => ({
            href: hrefOf(view.query),
            label: view.name,
            current: view === saved,
          })),
        ]}
      />
      <ViewsMenu kept={kept} query={query} names={names} />
    </div>
  );
}
