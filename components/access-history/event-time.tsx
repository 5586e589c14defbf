import { useTimeZone } from "next-intl";
import { isoSecond } from "@/lib/i18n/dates";

/** `2026-11-23 11:02:41` in the organisation's zone; the zone and UTC on hover, the viewer's own where it differs. */
export function EventTime({ at }: { at: string }) {
  const timeZone = useTimeZone() ?? "UTC";
  const date = new Date(at);
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([timeZone, "UTC", own])];
  return (
    <time
      className="nowrap"
      dateTime={at}
      title={zones.map((zone) => `${isoSecond(date, zone)} (${zone})`).join(" / ")}
      suppressHydrationWarning
    >
      {isoSecond(date, timeZone)}
    </time>
  );
}
