import { useNow, useTimeZone } from "next-intl";
import { isoSecond } from "@/lib/i18n/dates";

/**
 * `2026-11-23 11:02:41` in the organisation's zone, in lists without the year of today; the zone and UTC on hover, the
 * viewer's own where it differs.
 */
export function EventTime({ at, short }: { at: string; short?: boolean }) {
  const timeZone = useTimeZone() ?? "UTC";
  const date = new Date(at);
  const year = isoSecond(useNow(), timeZone).slice(0, 5);
  const text = isoSecond(date, timeZone);
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([timeZone, "UTC", own])];
  return (
    <time
      className="nowrap"
      dateTime={at}
      title={zones.map((zone) => `${isoSecond(date, zone)} (${zone})`).join(" / ")}
      suppressHydrationWarning
    >
      {short && text.startsWith(year) ? text.slice(year.length) : text}
    </time>
  );
}
