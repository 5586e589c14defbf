import type {
  AccessConnectContext,
  AccessConnection,
  Footprint,
} from "@/lib/access-sources/access-source";
import { explainLog } from "@/lib/access-sources/explain-log";
import { awayFromTheHour } from "@/lib/access-sources/hour-edge";
import { type LineContext, lineContext, type Ourselves } from "./line-context";
import { openOurselves, type Self } from "./ourselves";
import { handedLines } from "./read-lines";
import type { VaultAuditSettings } from "./settings";
import { filePieces } from "./tail";

/** An open connection. Nothing is sent before the first call. */
export function connect(
  settings: VaultAuditSettings,
  context: AccessConnectContext,
): AccessConnection {
  const self: Self = openOurselves(context.source(settings.vault), context);
  const cluster = context.cluster(settings.vault) ?? "";
  let lines: LineContext | null = null;
  /** Who we are is asked once; where Vault does not answer, our calls are told by their mark alone. */
  const contextOf = async (): Promise<LineContext> => {
    const ourselves: Ourselves | null = lines?.ourselves ?? (await self.known(context.signal));
    if (!lines || lines.ourselves !== ourselves)
      lines = lineContext(context, { cluster, ourselves, now: context.clock() });
    lines.now = context.clock().getTime();
    return lines;
  };
  const { file } = settings;

  return {
    async *pieces() {
      if (file) yield* filePieces(file, context.folder, contextOf);
    },
    handed: (name, input) => handedLines(name, input, contextOf),
    ...(self.reachable
      ? {
          async footprint(_: Date, signal: AbortSignal): Promise<Footprint[]> {
            const now = await awayFromTheHour(context.clock, signal);
            await self.ask(signal);
            const place = {
              backend: "vault" as const,
              account: null,
              region: null,
              cluster: cluster || null,
              namespace: self.namespace,
            };
            return [{ place, at: now.toISOString(), node: null }];
          },
        }
      : {}),
    explain: (error) => self.explain(error) ?? explainLog(error),
    close: () => self.close(),
  };
}
