import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import type { OpenContext } from "@/lib/backends/secret-backend";
import type { AwsSettings } from "./settings";

/** The source's own credentials: those its settings refer to, read anew each time, else where the SDK looks. */
export function ownCredentials(
  { credentials: own, endpoint, regions }: AwsSettings,
  context: OpenContext,
): AwsCredentialIdentityProvider {
  if (!own) {
    const region = regions[0] ?? "";
    return fromNodeProviderChain({ clientConfig: { region, ...(endpoint ? { endpoint } : {}) } });
  }
  return async () => ({
    accessKeyId: context.credential(own.accessKeyId),
    secretAccessKey: context.credential(own.secretAccessKey),
    ...(own.sessionToken ? { sessionToken: context.credential(own.sessionToken) } : {}),
  });
}

const EARLY = 5 * 60_000;

/** One AssumeRole for all clients of an account. A failure is not kept. */
export function renewed(load: AwsCredentialIdentityProvider): AwsCredentialIdentityProvider {
  let current: Promise<AwsCredentialIdentity> | null = null;
  let endsAt = 0;
  return async () => {
    if (current && Date.now() < endsAt - EARLY) return current;
    endsAt = Number.POSITIVE_INFINITY;
    current = load();
    try {
      endsAt = (await current).expiration?.getTime() ?? Number.POSITIVE_INFINITY;
      return await current;
    } catch (error) {
      current = null;
      throw error;
    }
  };
}
