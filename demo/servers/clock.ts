/** The time the demo's servers believe in: the real one, or one that was set. */
export interface DemoClock {
  now(): number;
  set(instant: number | null): void;
  /** Calls back whenever it was set. */
  onSet(heard: () => void): void;
}

export function demoClock(): DemoClock {
  let fixed: number | null = null;
  const listeners: (() => void)[] = [];
  return {
    now: () => fixed ?? Date.now(),
    set: (instant) => {
      fixed = instant;
      for (const heard of listeners) heard();
    },
    onSet: (heard) => {
      listeners.push(heard);
    },
  };
}
