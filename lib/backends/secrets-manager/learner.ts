import {
  DescribeSecretCommand,
  GetResourcePolicyCommand,
  ListSecretVersionIdsCommand,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import PQueue from "p-queue";
import { z } from "zod";
import { Ability } from "@/lib/backends/aws/ability";
import { isDaysTurn } from "@/lib/backends/aws/days-turn";
import { pagesFrom } from "@/lib/backends/aws/pages";
import type { AwsPlace } from "@/lib/backends/aws/places";
import type { AwsSettings } from "@/lib/backends/aws/settings";
import type {
  BackendEntry,
  Failure,
  KnownEntry,
  ListContext,
  VersionFact,
} from "@/lib/backends/secret-backend";
import { identityOf } from "./identity";
import { isReplica, isReplicated, toEntry } from "./map";
import { type PolicySummary, summarizePolicy } from "./resource-policy";
import { ReplicaRow, type SecretRow, VersionRow } from "./rows";
import { fromListing, isUpToDate, ordered } from "./versions";

/** Asks what a row leaves open, and only where it may have changed since the last sync. */
export class Learner {
  readonly #versions = new Ability(true);
  readonly #replicas = new Ability(false);
  readonly #policies = new Ability(false);

  constructor(
    readonly client: SecretsManagerClient,
    readonly settings: AwsSettings,
    readonly at: AwsPlace,
    readonly now: Date,
  ) {}

  /** A page's entries, in its order. */
  async entries(rows: readonly SecretRow[], context: ListContext): Promise<BackendEntry[]> {
    const named = rows.map((row) => ({ row, ...identityOf(row.ARN, row.Name) }));
    const known = await context.known(named.map(({ identity }) => identity));
    const queue = new PQueue({ concurrency: this.settings.limits.concurrency });
    return queue.addAll(
      named.map(
        ({ row, identity }) =>
          () =>
            this.#entry(row, known.get(identity), context.signal),
      ),
    );
  }

  async #entry(row: SecretRow, known: KnownEntry | undefined, signal: AbortSignal) {
    const { identity, incarnation } = identityOf(row.ARN, row.Name);
    const same = known?.incarnation === incarnation ? known : undefined;
    // The calls below refuse what waits for deletion, and a replica's answers are its primary's.
    const asks = !row.DeletedDate && !isReplica(row, this.at.region);
    const upToDate = isUpToDate(row, same, incarnation);
    const [told, replicas, policy] = await Promise.all([
      asks && !upToDate ? this.#askVersions(row.ARN, signal) : undefined,
      asks && isReplicated(row, this.at.region) ? this.#askReplicas(row.ARN, signal) : undefined,
      asks && this.#policyIsDue(row, identity, same) ? this.#askPolicy(row.ARN, signal) : undefined,
    ]);
    const versions = told ?? (upToDate ? same?.versions : undefined);
    return toEntry(row, {
      region: this.at.region,
      versions: versions ? ordered(versions) : fromListing(row, same?.versions ?? []),
      versionsAreWhole: versions !== undefined,
      replicas: replicas ?? keptReplicas(same),
      policy: policy === undefined ? keptPolicy(same) : policy,
    });
  }

  async #askVersions(arn: string, abortSignal: AbortSignal): Promise<VersionFact[] | undefined> {
    const ask = async (NextToken: string | undefined, signal: AbortSignal) => {
      const answer = await this.client.send(
        new ListSecretVersionIdsCommand({
          SecretId: arn,
          MaxResults: 100,
          IncludeDeprecated: true,
          NextToken,
        }),
        { abortSignal: signal },
      );
      return {
        rows: z.array(VersionRow).parse(answer.Versions ?? []),
        token: answer.NextToken || undefined,
      };
    };
    return this.#versions.try(async () => {
      const pages = pagesFrom(await ask(undefined, abortSignal), ask, abortSignal);
      const versions: VersionFact[] = [];
      for await (const page of pages) {
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
    });
  }

  /** ReplicationStatus is in DescribeSecret alone; asked of primaries with replicas, at every sync. */
  async #askReplicas(arn: string, abortSignal: AbortSignal): Promise<ReplicaRow[] | undefined> {
    return this.#replicas.try(async () => {
      const answer = await this.client.send(new DescribeSecretCommand({ SecretId: arn }), {
        abortSignal,
      });
      const replicas = z.array(ReplicaRow).parse(answer.ReplicationStatus ?? []);
      return replicas.sort((a, b) => a.Region.localeCompare(b.Region));
    });
  }

  /** New, changed since, or its turn of the day: attaching a policy may leave LastChangedDate as it was. */
  #policyIsDue(row: SecretRow, identity: string, known: KnownEntry | undefined): boolean {
    if (!known || !("resourcePolicy" in known.facts)) return true;
    if (known.facts.lastChangedAt !== (row.LastChangedDate?.toISOString() ?? undefined))
      return true;
    return isDaysTurn(identity, this.settings.schedule, this.now);
  }

  async #askPolicy(
    arn: string,
    abortSignal: AbortSignal,
  ): Promise<PolicySummary | null | undefined> {
    return this.#policies.try(async () => {
      const answer = await this.client.send(new GetResourcePolicyCommand({ SecretId: arn }), {
        abortSignal,
      });
      return summarizePolicy(answer.ResourcePolicy, this.at.account.account);
    });
  }

  /** What is missing of entries that should be there: dates of versions, or answers that failed to come. */
  failures(): Failure[] {
    return [
      ...this.#versions.refusals(),
      ...[this.#versions, this.#replicas, this.#policies].flatMap((ability) => ability.failures()),
    ];
  }

  /** Optional rights that are missing: less is known, and the run is none the worse. */
  notices(): Failure[] {
    return [...this.#replicas.refusals(), ...this.#policies.refusals()];
  }
}

/** What was learned before, where this run did not ask or got no answer. */
function keptPolicy(known: KnownEntry | undefined): PolicySummary | null | undefined {
  return known?.facts.resourcePolicy as PolicySummary | null | undefined;
}

/** Where the copies were, without their state: that is not kept. */
function keptReplicas(known: KnownEntry | undefined): ReplicaRow[] | null {
  const kept = z.array(KeptReplica).safeParse(known?.facts.replicas);
  return kept.success
    ? kept.data.map(({ region, kmsKeyId }) => ({ Region: region, KmsKeyId: kmsKeyId }))
    : null;
}

const KeptReplica = z.object({ region: z.string(), kmsKeyId: z.string().optional() });
