import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import scopeStyles from "@/components/app-shell/scope-filter.module.css";
import { showAddress } from "@/components/data-table/show-address";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover } from "@/components/ui/popover";
import { type ColumnKey, columnKeys, columnsOf, useColumns, usualColumns } from "./columns";
import type { Names } from "./secret-words";

/** Which columns are shown; the choice is part of the address. */
export function ColumnChoice({ url, names }: { url: URLSearchParams; names: Names }) {
  const t = useTranslations();
  const columns = useColumns(names);
  const shown = columnsOf(url.get("columns"));

  function choose(chosen: readonly ColumnKey[]) {
    const next = new URLSearchParams(url);
    const kept = columnKeys.filter((key) => chosen.includes(key));
    if (kept.join() === usualColumns.join()) next.delete("columns");
    else next.set("columns", kept.join(","));
    showAddress(next, { replace: true });
  }

  return (
    <Popover
      label={t("inventory.columns")}
      align="end"
      button={{ variant: "ghost" }}
      trigger={
        <>
          <Columns3 />
          {t("inventory.columns")} {shown.length}
        </>
      }
    >
      <div className={scopeStyles.list}>
        {columnKeys.map((key) => (
          <label key={key} className={scopeStyles.option}>
            <Checkbox
              checked={shown.includes(key)}
              disabled={key === "name"}
              onChange={() =>
                choose(shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key])
              }
            />
            {columns[key].header}
          </label>
        ))}
      </div>
    </Popover>
  );
}
