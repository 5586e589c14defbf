import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { showAddress } from "@/components/data-table/show-address";
import { evidenceHref } from "@/components/evidence/asked";
import { SearchField } from "@/components/inventory/search-field";
import type { Names } from "@/components/inventory/secret-words";
import { Button, ButtonLink } from "@/components/ui/button";
import {
  askedFilters,
  conditions,
  withCondition,
  withoutConditions,
} from "@/lib/access-history/model/list-params";
import styles from "./access-history.module.css";
import { ConditionChips } from "./condition-chips";
import { PeriodChoice } from "./period-choice";

/** Search, period, and the conditions in force. */
export function Toolbar({
  url,
  today,
  usualFrom,
  names,
  sources,
}: {
  url: URLSearchParams;
  today: string;
  usualFrom: string;
  names: Names;
  sources: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("accessHistory");
  // What is shown is what is taken: the usual uses too, and all there is where no period is asked for.
  const shown = askedFilters(url, usualFrom);
  const period = { from: "2006-01-01", to: today };
  const take = useTranslations("evidence");
  return (
    <div className={styles.toolbar}>
      <SearchField
        asked={url.get("q") ?? ""}
        label={t("searchFor")}
        onSearch={(text) =>
          showAddress(withCondition(url, "q", text ? [text] : []), { replace: true })
        }
      />
      <PeriodChoice url={url} today={today} />
      <ConditionChips url={url} names={names} sources={sources} />
      {conditions(url).length > 0 && (
        <Button size="small" variant="ghost" onClick={() => showAddress(withoutConditions(url))}>
          {t("clearAll")}
        </Button>
      )}
      <span className="row end">
        <ButtonLink size="small" href={evidenceHref(shown, period)}>
          <Download />
          {take("exportThese")}
        </ButtonLink>
      </span>
    </div>
  );
}
