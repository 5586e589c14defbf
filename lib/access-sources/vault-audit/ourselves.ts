import type { AccessConnectContext } from "@/lib/access-sources/access-source";
import type { Failure } from "@/lib/backends/secret-backend";
import { openClient, type VaultClient } from "@/lib/backends/vault/client";
import { NoAnswer, UnusableSettings, VaultAnswer } from "@/lib/backends/vault/errors";
import { explain } from "@/lib/backends/vault/explain";
import { VaultSettings } from "@/lib/backends/vault/settings";
import type { Ourselves } from "./line-context";

/** How long reading a log waits to learn who we are. */
const PATIENCE_MS = 5000;

/**
 * Who we are holds for this long: every look-up is itself a line of the log, and a log that is pushed line by line must not make
 * a line of each.
 */
const HOLDS_MS = 15 * 60_000;
/** Asked again sooner where Vault did not answer. */
const SILENCE_HOLDS_MS = 60_000;

interface Kept {
  until: number;
  self: Promise<Ourselves | null>;
}

const kept = new Map<string, Kept>();

/** The vault source a log belongs to, as whoever it lets in. */
export interface Self {
  /** False where the source is not in the config. */
  reachable: boolean;
  /** Path of the namespace we log in to; null is the root. */
  namespace: string | null;
  /** `auth/token/lookup-self`: the call that leaves a trace. Errors as those of VaultClient. */
  ask(signal: AbortSignal): Promise<Ourselves>;
  /** Null where Vault does not answer in time. */
  known(signal: AbortSignal): Promise<Ourselves | null>;
  /** Null for errors that are none of Vault's. */
  explain(error: unknown): Failure | null;
  close(): Promise<void>;
}

export function openOurselves(source: unknown, context: AccessConnectContext): Self {
  const settings = VaultSettings.safeParse(source).data;
  let client: VaultClient | null = null;
  const opened = (): VaultClient => {
    if (!settings) throw new UnusableSettings("the vault source of this log is not in the config");
    client ??= openClient(settings, { ...context, onCall: context.onCall ?? (() => undefined) });
    return client;
  };
  const key = JSON.stringify([context.installation, source ?? null]);
  const keep = (self: Promise<Ourselves | null>, holds: number): void => {
    kept.set(key, { until: context.clock().getTime() + holds, self });
  };
  const ask = async (signal: AbortSignal): Promise<Ourselves> => {
    const self = await opened().session.self(signal);
    const ourselves = { entityId: self?.entityId ?? null, displayName: self?.name ?? null };
    keep(Promise.resolve(ourselves), HOLDS_MS);
    return ourselves;
  };
  const askInTime = async (signal: AbortSignal): Promise<Ourselves | null> => {
    try {
      return await ask(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]));
    } catch {
      signal.throwIfAborted();
      keep(Promise.resolve(null), SILENCE_HOLDS_MS);
      return null;
    }
  };
  return {
    reachable: settings !== undefined,
    namespace: settings?.namespace ?? null,
    ask,
    async known(signal) {
      if (!settings) return null;
      const known = kept.get(key);
      if (known && known.until > context.clock().getTime()) return known.self;
      const asked = askInTime(signal);
      // Whoever comes meanwhile waits for the same answer; where it is broken off, the next one asks.
      keep(asked, PATIENCE_MS);
      asked.catch(() => kept.delete(key));
      return asked;
    },
    explain: (error) =>
      error instanceof VaultAnswer || error instanceof NoAnswer || error instanceof UnusableSettings
        ? explain(error)
        : null,
    async close() {
      await client?.close();
    },
  };
}
