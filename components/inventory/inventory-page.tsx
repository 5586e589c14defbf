import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { PageHead } from "@/components/ui/page-head";
import type { Permission } from "@/lib/access-control/model";
import { AsOfPicker } from "./as-of-picker";
import { ExportLink } from "./export-link";
import { InventoryView } from "./inventory-view";
import type { Names } from "./secret-words";
import { ViewTabs } from "./view-tabs";

/** The inventory: head, views, and the list with its facets. `today` is the organisation's date. */
export function InventoryPage({
  names,
  today,
  asOf,
  production,
  permissions,
}: {
  names: Names;
  today: string;
  asOf: string | undefined;
  /** Whether production rows are open to the viewer. */
  production: boolean;
  permissions: readonly Permission[];
}) {
  const t = useTranslations();
  return (
    <>
      <PageHead
        title={t("nav.inventory")}
        sub={t("inventory.sub")}
        actions={
          <>
            <AsOfPicker today={today} />
            <ExportLink />
          </>
        }
      />
      {asOf && (
        <Callout tone="info" title={t("asOf.past", { day: asOf })}>
          {t("asOf.pastWhy")}
        </Callout>
      )}
      <ViewTabs production={production} names={names} />
      <InventoryView names={names} permissions={permissions} />
    </>
  );
}
