import { digest } from "@/demo/world/random";

/**
 * The values the servers hold and never tell. Each contains `kgmr-canary`, so that a value that got out
 * would be recognised wherever it turned up.
 */
export interface ValueStore {
  /** Somebody asked for a value: it is there, it is counted, and it is refused. */
  refuse(target: string): void;
  readonly attempts: number;
}

export function valueStore(): ValueStore {
  const values = new Map<string, string>();
  let attempts = 0;
  return {
    refuse: (target) => {
      if (!values.has(target)) values.set(target, `kgmr-canary-${digest(`value/${target}`)}`);
      attempts++;
    },
    get attempts() {
      return attempts;
    },
  };
}
