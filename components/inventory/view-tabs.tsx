"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import { filterParams } from "@/lib/inventory/model/list-params";
import { listViews, viewOf } from "./list-views";

/** Views of the list as links. */
export function ViewTabs({ production }: { production: boolean }) {
  const t = useTranslations("inventory");
  const url = new URLSearchParams(useSearchParams());
  const current = viewOf(filterParams(url));
  const asOf = url.get("asOf");
  return (
    <Tabs
      label={t("views")}
      tabs={listViews
        .filter(({ id }) => production || id !== "production")
        .map(({ id, query }) => {
          const params = new URLSearchParams(query);
          if (asOf) params.set("asOf", asOf);
          return {
            href: params.size > 0 ? `/inventory?${params}` : "/inventory",
            label: t(`view.${id}`),
            current: current === id,
          };
        })}
    />
  );
}
