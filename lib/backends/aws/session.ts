import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import type { AwsCredentialIdentityProvider } from "@smithy/types";
import type { OpenContext } from "@/lib/backends/secret-backend";
import project from "@/package.json";
import { type Agents, makeAgents } from "./agents";
import { ownCredentials, renewed } from "./credentials";
import { guarded, type Plugin } from "./guard";
import { Paces } from "./pace";
import type { AwsSettings } from "./settings";

/** Every session of ours carries it: CloudTrail shows `…:assumed-role/<role>/kagimori`. */
const roleSessionName = "kagimori";

/** What every client of the SDK is made with. */
interface ClientConfig {
  region: string;
  endpoint?: string;
  credentials: AwsCredentialIdentityProvider;
  maxAttempts: number;
  retryMode: "standard";
  requestHandler: {
    connectionTimeout: number;
    requestTimeout: number;
    throwOnRequestTimeout: boolean;
  } & Agents;
  customUserAgent: [string, string][];
}

interface Client {
  middlewareStack: { use(plugin: Plugin): void };
  destroy(): void;
}

/** Who asks: an account, and the credentials that read it. */
export interface Access {
  /** Null until GetCallerIdentity has told: only the first call is made so. */
  account: string | null;
  credentials: AwsCredentialIdentityProvider;
}

/** The sockets, credentials and paces of one open source. */
export interface Session {
  readonly settings: AwsSettings;
  /** Clients of the same class, account and Region are made once. */
  client<Made extends Client>(
    Class: new (config: ClientConfig) => Made,
    access: Access,
    region: string,
  ): Made;
  /** What the source's own credentials are: from the settings, else where the SDK looks. */
  readonly base: Access;
  /** Credentials of a role, assumed at the Region's own STS; renewed five minutes before they end. */
  assume(role: { roleArn: string; externalId?: string }, account: string): Access;
  /** Theirs minus ours, from the last answer's Date header; null when none carried one. */
  clockSkewMs(): number | null;
  close(): void;
}

export function openSession(
  settings: AwsSettings,
  context: OpenContext,
  allowedCalls: readonly string[],
): Session {
  const { endpoint, limits } = settings;
  const region = settings.regions[0] ?? "";
  const timeoutMs = limits.timeoutSeconds * 1000;
  const agents = makeAgents();
  const paces = new Paces(limits.requestsPerSecond ?? null);
  const allowed = new Set(allowedCalls);
  const onlyHost = endpoint ? new URL(endpoint).host : null;
  const made = new Map<string, Client>();
  const assumed = new Map<string, Access>();
  let skew: number | null = null;

  const common = {
    ...(endpoint ? { endpoint } : {}),
    maxAttempts: limits.attempts,
    // The SDK's adaptive mode slows a client as a whole, to one call in two seconds at first; our paces adapt per API.
    retryMode: "standard" as const,
    requestHandler: {
      connectionTimeout: Math.min(10_000, timeoutMs),
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      ...agents,
    },
    customUserAgent: [["kagimori", context.installation ?? project.version]] as [string, string][],
  };

  const guardAt = (account: string | null, inRegion: string) => {
    const at = account ? `${account} ${inRegion}` : inRegion;
    return guarded({
      at,
      allowed,
      onlyHost,
      timeoutMs,
      pace: (api) => paces.of(api, at),
      onCall: context.onCall,
      onAnswer(headers, sentAt, cameAt) {
        const theirs = Date.parse(headers.date ?? "");
        // The header has whole seconds: on average it is half a second behind.
        if (!Number.isNaN(theirs)) skew = theirs + 500 - (sentAt + cameAt) / 2;
      },
    });
  };

  const base: Access = {
    account: null,
    credentials: ownCredentials(settings, context),
  };

  return {
    settings,
    base,
    client(Class, access, inRegion) {
      const key = `${Class.name} ${access.account} ${inRegion}`;
      const known = made.get(key);
      if (known instanceof Class) return known;
      const client = new Class({ ...common, region: inRegion, credentials: access.credentials });
      client.middlewareStack.use(guardAt(access.account, inRegion));
      made.set(key, client);
      return client;
    },
    assume({ roleArn, externalId }, account) {
      const known = assumed.get(roleArn);
      if (known) return known;
      const assume = fromTemporaryCredentials({
        params: {
          RoleArn: roleArn,
          RoleSessionName: roleSessionName,
          ...(externalId ? { ExternalId: externalId } : {}),
        },
        masterCredentials: base.credentials,
        clientConfig: { ...common, region },
        clientPlugins: [guardAt(account, region)],
      });
      const access = { account, credentials: renewed(assume) };
      assumed.set(roleArn, access);
      return access;
    },
    clockSkewMs: () => (skew === null ? null : Math.round(skew)),
    close() {
      for (const client of made.values()) client.destroy();
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
}
