import { useTimeZone } from "next-intl";
import { isoDay, isoMinute } from "@/lib/i18n/dates";

/** A point in time in the organisation's zone: `2026-11-23 11:20`, or the day alone. The zone and UTC on hover. */
export function Moment({ at, day }: { at: string; day?: boolean }) {
  const timeZone = useTimeZone() ?? "UTC";
  const date = new Date(at);
  return (
    <time
      className="nowrap"
      dateTime={at}
      title={`${isoMinute(date, timeZone)} (${timeZone}) / ${isoMinute(date, "UTC")} UTC`}
    >
      {day ? isoDay(date, timeZone) : isoMinute(date, timeZone)}
    </time>
  );
}
