import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { showAddress } from "@/components/data-table/show-address";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { withCondition } from "@/lib/access-history/model/list-params";
import { addDays } from "@/lib/i18n/dates";
import styles from "./access-history.module.css";

const lengths = [7, 30, 90] as const;

/** The days looked at: the last 7, 30 or 90, all of them, or from one day to another. Stands in the URL. */
export function PeriodChoice({ url, today }: { url: URLSearchParams; today: string }) {
  const t = useTranslations("accessHistory.period");
  const [from, to] = [url.get("from"), url.get("to")];
  const [first, setFirst] = useState(from?.slice(0, 10) ?? addDays(today, -29));
  const [last, setLast] = useState(to?.slice(0, 10) ?? today);

  function show(period: { from?: string; to?: string } | "all") {
    const next = withCondition(withCondition(url, "from", []), "to", []);
    next.delete("period");
    if (period === "all") next.set("period", "all");
    else for (const [key, day] of Object.entries(period)) next.set(key, day);
    showAddress(next);
  }
  const shown =
    url.get("period") === "all"
      ? t("all")
      : from === null && to === null
        ? t("last", { count: 30 })
        : t("range", { from: short(from) || t("start"), to: short(to) || t("today") });

  return (
    <Popover
      label={t("title")}
      button={{ set: from !== null || to !== null || url.has("period") }}
      trigger={
        <>
          <CalendarDays />
          {shown}
        </>
      }
    >
      {(close) => (
        <form
          className={styles.period}
          onSubmit={(event) => {
            event.preventDefault();
            show(first <= last ? { from: first, to: last } : { from: last, to: first });
            close();
          }}
        >
          <div className="row wrap">
            {lengths.map((count) => (
              <Button
                key={count}
                size="small"
                onClick={() => {
                  show(count === 30 ? {} : { from: addDays(today, 1 - count) });
                  close();
                }}
              >
                {t("last", { count })}
              </Button>
            ))}
            <Button
              size="small"
              onClick={() => {
                show("all");
                close();
              }}
            >
              {t("all")}
            </Button>
          </div>
          <label>
            {t("from")}
            <input
              type="date"
              required
              max={today}
              value={first}
              onChange={(event) => setFirst(event.target.value)}
            />
          </label>
          <label>
            {t("to")}
            <input
              type="date"
              required
              max={today}
              value={last}
              onChange={(event) => setLast(event.target.value)}
            />
          </label>
          <div>
            <Button type="submit" variant="primary">
              {t("show")}
            </Button>
          </div>
        </form>
      )}
    </Popover>
  );
}

/** A day as it is, an instant to the minute. */
const short = (at: string | null) => at?.slice(0, 16).replace("T", " ") ?? "";
