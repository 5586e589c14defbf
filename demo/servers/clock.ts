/** The time the demo's servers believe in: the real one, or one that was set. */
export interface DemoClock {
  now(): number;
  set(instant: number | null): void;
}

export function demoClock(): DemoClock {
  let fixed: number | null = null;
  return {
    now: () => fixed ?? Date.now(),
    set: (instant) => {
      fixed = instant;
    },
  };
}
