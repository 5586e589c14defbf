import { useTranslations } from "next-intl";
import { showAddress } from "@/components/data-table/show-address";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { withValues } from "@/lib/http/model/address";
import { conditions, withoutConditions } from "@/lib/inventory/model/list-params";
import { ColumnChoice } from "./column-choice";
import { ConditionChips } from "./condition-chips";
import styles from "./inventory.module.css";
import { ListHelp } from "./list-help";
import { SearchField } from "./search-field";
import type { Names } from "./secret-words";

/** Search, conditions in force, columns and row height. */
export function ListToolbar({ url, names }: { url: URLSearchParams; names: Names }) {
  const t = useTranslations("inventory");
  const compact = url.get("density") === "compact";
  const density = (value: string[]) => showAddress(withDensity(url, value), { replace: true });
  return (
    <div className={styles.toolbar}>
      <SearchField
        asked={url.get("q") ?? ""}
        label={t("searchFor")}
        onSearch={(text) =>
          showAddress(withValues(url, "q", text ? [text] : []), { replace: true })
        }
      />
      <ConditionChips url={url} names={names} />
      {conditions(url).length > 0 && (
        <Button size="small" variant="ghost" onClick={() => showAddress(withoutConditions(url))}>
          {t("clearAll")}
        </Button>
      )}
      <span className="row end">
        <ListHelp />
        <ColumnChoice url={url} names={names} />
        <Segmented label={t("density")}>
          <button type="button" aria-pressed={!compact} onClick={() => density([])}>
            {t("normal")}
          </button>
          <button type="button" aria-pressed={compact} onClick={() => density(["compact"])}>
            {t("compact")}
          </button>
        </Segmented>
      </span>
    </div>
  );
}

/** Row height is a matter of looks: it does not lead back to the first page. */
function withDensity(url: URLSearchParams, value: string[]): URLSearchParams {
  const next = withValues(url, "density", value);
  for (const key of ["cursor", "page"]) {
    const kept = url.get(key);
    if (kept !== null) next.set(key, kept);
  }
  return next;
}
