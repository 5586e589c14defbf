/** What the config says about exceptional access, in seconds. */
export interface BreakGlassRules {
  environments: readonly string[];
  reads: readonly string[];
  longestWindow: number;
  longestEmergency: number;
  approveWithin: number;
  reviewWithin: number;
  runbook: string | null;
}

export interface Asked {
  emergency: boolean;
  from: Date | null;
  to: Date;
}

export interface Terms {
  windowFrom: Date;
  windowTo: Date;
  approveBy: Date;
  reviewBy: Date;
}

/** At least this long an approver has, even when the window begins at once. */
const shortestNotice = 30 * 60;
/** Who asks for a window that begins "now" has typed for a while. */
const slack = 5 * 60;
const furthestAhead = 30 * 86_400;

/**
 * The window and the instants until which it is to be decided and reviewed; or what is wrong with what was asked: field →
 * why. An emergency begins at once.
 */
export function termsOf(
  { emergency, from, to }: Asked,
  rules: BreakGlassRules,
  now: Date,
): Terms | { refused: Record<string, string> } {
  const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);
  if (emergency && from !== null) return { refused: { from: "an emergency begins at once" } };
  if (from !== null && from < later(now, -slack)) return { refused: { from: "lies in the past" } };
  const windowFrom = from === null || from < now ? now : from;
  if (to <= windowFrom) return { refused: { to: "lies before the window begins" } };
  if (windowFrom > later(now, furthestAhead)) {
    return { refused: { from: "lies more than 30 days ahead" } };
  }
  const longest = emergency ? rules.longestEmergency : rules.longestWindow;
  if (to > later(windowFrom, longest)) {
    return { refused: { to: `makes the window longer than ${longest / 60} minutes` } };
  }
  const noticed = later(now, shortestNotice);
  const planned = windowFrom > noticed ? windowFrom : noticed;
  return {
    windowFrom,
    windowTo: to,
    approveBy: emergency ? later(now, rules.approveWithin) : planned < to ? planned : to,
    reviewBy: later(to, rules.reviewWithin),
  };
}
