import type { BackendConnection } from "@/lib/backends/secret-backend";

type Whole = Required<BackendConnection>;

/**
 * A connection whose SDK is loaded at its first use: whoever reads the list of backends for their settings alone
 * (web, command line) does not pay for three SDKs.
 */
export function lazily(load: () => Promise<Whole>): Whole {
  let loading: Promise<Whole> | null = null;
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  return {
    check: async (signal) => (await loaded()).check(signal),
    async *places(signal) {
      yield* (await loaded()).places(signal);
    },
    rights: async (subjects, signal) => (await loaded()).rights(subjects, signal),
    estate: async (signal) => (await loaded()).estate(signal),
    close: async () => {
      if (loading) await (await loading).close();
    },
  };
}
