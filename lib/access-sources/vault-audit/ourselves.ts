import type { AccessConnectContext } from "@/lib/access-sources/access-source";
import type { Failure } from "@/lib/backends/secret-backend";
import { openClient, type VaultClient } from "@/lib/backends/vault/client";
import { NoAnswer, UnusableSettings, VaultAnswer } from "@/lib/backends/vault/errors";
import { explain } from "@/lib/backends/vault/explain";
import { VaultSettings } from "@/lib/backends/vault/settings";
import type { Ourselves } from "./line-context";

/** How long reading a log waits to learn who we are. */
const PATIENCE_MS = 5000;

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
  const ask = async (signal: AbortSignal): Promise<Ourselves> => {
    const self = await opened().session.self(signal);
    return { entityId: self?.entityId ?? null, displayName: self?.name ?? null };
  };
  return {
    reachable: settings !== undefined,
    namespace: settings?.namespace ?? null,
    ask,
    async known(signal) {
      if (!settings) return null;
      try {
        return await ask(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]));
      } catch {
        signal.throwIfAborted();
        return null;
      }
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
