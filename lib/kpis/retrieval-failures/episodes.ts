/** One attempt to read a value or have a credential issued. Cause 0: it succeeded. */
export interface Attempt {
  at: Date;
  /** Orders attempts of the same instant. */
  order: string;
  target: number;
  principal: number;
  cause: number;
}

/** When failures are worth an alert. Minutes. */
export interface AlertRule {
  failures: number;
  withinMinutes: number;
  quietMinutes: number;
}

/** Failures of one target × principal × cause, without a pause as long as `quietMinutes`, that were worth an alert. */
export interface Episode {
  target: number;
  principal: number;
  cause: number;
  /** The first failure. */
  beganAt: Date;
  /** The failure that made it an alert. */
  openedAt: Date;
  lastAt: Date;
  closesAt: Date;
  failures: number;
}

const minute = 60_000;

/**
 * The alerts in a history of attempts. One opens with the fifth failure within ten minutes, or with the first failure of
 * a target whose last read, by anybody, had succeeded; it closes after thirty minutes without a failure. Pure; episodes-sql.ts
 * says the same.
 */
export function episodesIn(attempts: readonly Attempt[], rule: AlertRule): Episode[] {
  const inOrder = [...attempts].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.order < b.order ? -1 : 1),
  );
  const lastOfTarget = new Map<number, Attempt>();
  const runs = new Map<string, { times: number[]; openedAt: number | null }>();
  const found: Episode[] = [];
  const close = (key: string) => {
    const run = runs.get(key);
    const [target = 0, principal = 0, cause = 0] = key.split(" ").map(Number);
    const [began, last] = [run?.times[0], run?.times.at(-1)];
    if (!run || run.openedAt === null || began === undefined || last === undefined) return;
    found.push({
      target,
      principal,
      cause,
      beganAt: new Date(began),
      openedAt: new Date(run.openedAt),
      lastAt: new Date(last),
      closesAt: new Date(last + rule.quietMinutes * minute),
      failures: run.times.length,
    });
  };
  for (const attempt of inOrder) {
    const { at, target, principal, cause } = attempt;
    const before = lastOfTarget.get(target);
    lastOfTarget.set(target, attempt);
    if (cause === 0) continue;
    const key = `${target} ${principal} ${cause}`;
    const now = at.getTime();
    const pause = now - (runs.get(key)?.times.at(-1) ?? Number.NEGATIVE_INFINITY);
    if (pause >= rule.quietMinutes * minute) {
      close(key);
      runs.set(key, { times: [], openedAt: null });
    }
    const run = runs.get(key);
    if (!run) continue;
    run.times.push(now);
    const nth = run.times.at(-rule.failures);
    const many = nth !== undefined && now - nth < rule.withinMinutes * minute;
    if (many || before?.cause === 0) run.openedAt ??= now;
  }
  for (const key of runs.keys()) close(key);
  return found;
}
