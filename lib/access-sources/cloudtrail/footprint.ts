import { ListSecretsCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { DescribeParametersCommand, SSMClient } from "@aws-sdk/client-ssm";
import type { Footprint } from "@/lib/access-sources/access-source";
import { awayFromTheHour } from "@/lib/access-sources/hour-edge";
import { accountsOf } from "@/lib/backends/aws/identity";
import type { Access, Session } from "@/lib/backends/aws/session";
import type { BackendKind } from "@/lib/backends/secret-backend";

type Call = (
  session: Session,
  access: Access,
  region: string,
  signal: AbortSignal,
) => Promise<unknown>;

const calls: readonly [BackendKind, Call][] = [
  [
    "secrets-manager",
    (session, access, region, abortSignal) =>
      session
        .client(SecretsManagerClient, access, region)
        .send(new ListSecretsCommand({ MaxResults: 1 }), { abortSignal }),
  ],
  [
    "parameter-store",
    (session, access, region, abortSignal) =>
      session
        .client(SSMClient, access, region)
        .send(new DescribeParametersCommand({ MaxResults: 1 }), { abortSignal }),
  ],
];

/**
 * Two calls per account and Region that must turn up in its log. What could not be called (a Region switched off, a right
 * missing) is left out: no footprint was made there. Throws when none was made at all.
 */
export async function leaveFootprints(
  session: Session,
  clock: () => Date,
  signal: AbortSignal,
): Promise<Footprint[]> {
  const made: Footprint[] = [];
  let refusal: { error: unknown } | null = null;
  for await (const reached of accountsOf(session, signal)) {
    if ("lost" in reached) continue;
    for (const region of session.settings.regions) {
      for (const [backend, call] of calls) {
        try {
          const at = await awayFromTheHour(clock, signal);
          await call(session, reached.account, region, signal);
          const place = {
            backend,
            account: reached.account.account,
            region,
            cluster: null,
            namespace: null,
          };
          made.push({ place, at: at.toISOString(), node: null });
        } catch (error) {
          signal.throwIfAborted();
          refusal ??= { error };
        }
      }
    }
  }
  if (made.length === 0 && refusal) throw refusal.error;
  return made;
}
