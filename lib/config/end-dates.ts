import type { Complaint } from "./explain-issue";
import type { Config } from "./model";

/** Exemptions from counting end within this many days (12 months, leap year included). */
const longestDays = 366;

/** Which end dates lie more than 12 months ahead, and which are over. `now` in UTC is near enough for either. */
export function endDates(config: Config, now: Date): { tooFar: Complaint[]; over: Complaint[] } {
  const latest = new Date(now.getTime() + longestDays * 86_400_000).toISOString().slice(0, 10);
  const today = now.toISOString().slice(0, 10);
  const ends = [
    ...config.mapping.exclude.map(({ until }, at) => ({ path: ["mapping", "exclude", at], until })),
    ...config.plainText.ignore.map(({ until }, at) => ({
      path: ["plainText", "ignore", at],
      until,
    })),
    ...(config.estate?.accounts ?? []).map(({ until }, at) => ({
      path: ["estate", "accounts", at],
      until: until ?? today,
    })),
  ];
  const say = (message: string, holds: (until: string) => boolean): Complaint[] =>
    ends
      .filter(({ until }) => holds(until))
      .map(({ path }) => ({ path: [...path, "until"], ofKey: false, message }));
  return {
    tooFar: say("is more than 12 months ahead", (until) => until > latest),
    over: say("is over, so this item no longer holds", (until) => until < today),
  };
}
