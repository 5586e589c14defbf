import { useNow, useTimeZone, useTranslations } from "next-intl";
import { isoSecond } from "@/lib/i18n/dates";
import { useSpanText } from "./span-text";

/** How long ago something was; the exact time in the organisation's zone on hover. Times are ISO 8601. */
export function Ago({ at, bare }: { at: string; bare?: boolean }) {
  const t = useTranslations("time");
  const timeZone = useTimeZone() ?? "UTC";
  const span = useSpanText();
  const now = useNow();
  const text = span(now.getTime() - new Date(at).getTime());
  return (
    <time
      dateTime={at}
      title={`${isoSecond(new Date(at), timeZone)} (${timeZone})`}
      suppressHydrationWarning
    >
      {bare ? text : t("ago", { span: text })}
    </time>
  );
}
