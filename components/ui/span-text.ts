import { useTranslations } from "next-intl";
import { spanOf, wholeSpanOf } from "@/lib/i18n/elapsed";

/** Words for a span in milliseconds: `4分`, `3時間12分`, `131日` / `4 min`, `3 h 12 min`, `131 days`. */
export function useSpanText(): (milliseconds: number) => string {
  const t = useTranslations("time.span");
  return (milliseconds) => {
    const { unit, count, rest } = spanOf(milliseconds);
    return t(unit, { count, rest });
  };
}

/** Words for a stop-time objective in minutes, exactly as it was set: `30分`, `4時間`, `7時間30分`. */
export function useObjectiveText(): (minutes: number) => string {
  const t = useTranslations("time.span");
  return (minutes) => {
    const { unit, count, rest } = wholeSpanOf(minutes);
    return t(unit, { count, rest });
  };
}
