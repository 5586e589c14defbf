"use client";

import { History } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import styles from "./as-of-picker.module.css";

/** Shows the page as it was at the end of a past day; the day stands in the URL as `asOf`. */
export function AsOfPicker({ today }: { today: string }) {
  const t = useTranslations("asOf");
  const router = useRouter();
  const pathname = usePathname();
  const params = new URLSearchParams(useSearchParams());
  const shown = params.get("asOf");
  const [day, setDay] = useState(shown ?? "");

  function show(chosen: string | null) {
    for (const key of ["cursor", "page"]) params.delete(key);
    if (chosen) params.set("asOf", chosen);
    else params.delete("asOf");
    router.push(params.size > 0 ? `${pathname}?${params}` : pathname, { scroll: false });
  }

  return (
    <Popover
      label={t("title")}
      align="end"
      button={{ set: shown !== null }}
      trigger={
        <>
          <History />
          {shown === null ? t("title") : t("shown", { day: shown })}
        </>
      }
    >
      {(close) => (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            show(day && day !== today ? day : null);
            close();
          }}
        >
          <label>
            {t("day")}
            <input
              type="date"
              className={styles.day}
              required
              max={today}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          </label>
          <p className="t12 ink3">{t("help")}</p>
          <div className="row">
            <Button type="submit" variant="primary">
              {t("show")}
            </Button>
            {shown !== null && (
              <Button
                onClick={() => {
                  show(null);
                  close();
                }}
              >
                {t("now")}
              </Button>
            )}
          </div>
        </form>
      )}
    </Popover>
  );
}
