import {
  DescribeSecretCommand,
  GetResourcePolicyCommand,
  ListSecretVersionIdsCommand,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { z } from "zod";
import { pagesFrom } from "@/lib/backends/aws/pages";
import type { VersionFact } from "@/lib/backends/secret-backend";
import { type PolicySummary, summarizePolicy } from "./resource-policy";
import { ReplicaRow, VersionRow } from "./rows";

/** Every version of a secret, those without a label included. `arn` is whole: part of one may be ambiguous. */
export async function versionsOf(
  client: SecretsManagerClient,
  arn: string,
  signal: AbortSignal,
): Promise<VersionFact[]> {
  const ask = async (NextToken: string | undefined, abortSignal: AbortSignal) => {
    const answer = await client.send(
      new ListSecretVersionIdsCommand({
        SecretId: arn,
        MaxResults: 100,
        IncludeDeprecated: true,
        NextToken,
      }),
      { abortSignal },
    );
    return {
      rows: z.array(VersionRow).parse(answer.Versions ?? []),
      token: answer.NextToken || undefined,
    };
  };
  const versions: VersionFact[] = [];
  for await (const page of pagesFrom(await ask(undefined, signal), ask, signal)) {
    for (const { VersionId, VersionStages, CreatedDate } of page) {
      versions.push({
        id: VersionId,
        createdAt: CreatedDate?.toISOString() ?? null,
        stages: VersionStages ?? [],
        by: null,
      });
    }
  }
  return versions;
}

/** Where a primary is copied to, by Region: DescribeSecret alone tells. */
export async function replicasOf(
  client: SecretsManagerClient,
  arn: string,
  abortSignal: AbortSignal,
): Promise<ReplicaRow[]> {
  const answer = await client.send(new DescribeSecretCommand({ SecretId: arn }), { abortSignal });
  const replicas = z.array(ReplicaRow).parse(answer.ReplicationStatus ?? []);
  return replicas.sort((a, b) => a.Region.localeCompare(b.Region));
}

/** What matters of a secret's own policy; null when it has none. `account` is the secret's. */
export async function policyOf(
  client: SecretsManagerClient,
  arn: string,
  account: string,
  abortSignal: AbortSignal,
): Promise<PolicySummary | null> {
  const answer = await client.send(new GetResourcePolicyCommand({ SecretId: arn }), {
    abortSignal,
  });
  return summarizePolicy(answer.ResourcePolicy, account);
}
