import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import PQueue from "p-queue";
import { z } from "zod";
import { Ability } from "@/lib/backends/aws/ability";
import type { AwsPlace } from "@/lib/backends/aws/places";
import type { AwsSettings } from "@/lib/backends/aws/settings";
import { isTurn } from "@/lib/backends/aws/turn";
import type { BackendEntry, Failure, KnownEntry, ListContext } from "@/lib/backends/secret-backend";
import { policyOf, replicasOf, versionsOf } from "./calls";
import { identityOf } from "./identity";
import { isReplica, isReplicated, toEntry } from "./map";
import type { PolicySummary } from "./resource-policy";
import type { ReplicaRow, SecretRow } from "./rows";
import { fromListing, isUpToDate, ordered } from "./versions";

/** Days in which each policy is asked once, though nothing else of its secret changed. */
const POLICY_DAYS = 7;

/** Asks what a row leaves open, and only where it may have changed since the last sync. */
export class Learner {
  readonly #versions = new Ability(true);
  readonly #replicas = new Ability(false);
  readonly #policies = new Ability(false);
  readonly #queue: PQueue;

  constructor(
    readonly client: SecretsManagerClient,
    readonly settings: AwsSettings,
    readonly at: AwsPlace,
    readonly now: Date,
  ) {
    this.#queue = new PQueue({ concurrency: settings.limits.concurrency });
  }

  /** A page's entries, in its order. */
  async entries(rows: readonly SecretRow[], context: ListContext): Promise<BackendEntry[]> {
    const named = rows.map((row) => ({ row, ...identityOf(row.ARN, row.Name) }));
    const known = await context.known(named.map(({ identity }) => identity));
    try {
      return await Promise.all(
        named.map(({ row, identity }) => this.#entry(row, known.get(identity), context.signal)),
      );
    } finally {
      this.#queue.clear();
    }
  }

  async #entry(row: SecretRow, known: KnownEntry | undefined, signal: AbortSignal) {
    const { region, account } = this.at;
    const { identity, incarnation } = identityOf(row.ARN, row.Name);
    const same = known?.incarnation === incarnation ? known : undefined;
    // The calls below refuse what waits for deletion, and a replica's answers are its primary's.
    const asks = !row.DeletedDate && !isReplica(row, region);
    const upToDate = isUpToDate(row, same, incarnation);
    const [told, replicas, policy] = await Promise.all([
      asks && !upToDate
        ? this.#ask(this.#versions, () => versionsOf(this.client, row.ARN, signal))
        : undefined,
      // Its state moves, so it is asked at every sync.
      asks && isReplicated(row, region)
        ? this.#ask(this.#replicas, () => replicasOf(this.client, row.ARN, signal))
        : undefined,
      asks && this.#policyIsDue(row, identity, same)
        ? this.#ask(this.#policies, () => policyOf(this.client, row.ARN, account.account, signal))
        : undefined,
    ]);
    const versions = told ?? (upToDate ? same?.versions : undefined);
    return toEntry(row, {
      region,
      versions: versions ? ordered(versions) : fromListing(row, same?.versions ?? []),
      versionsAreWhole: versions !== undefined,
      replicas: replicas ?? keptReplicas(same),
      policy: policy === undefined ? keptPolicy(same) : policy,
    });
  }

  /** No more than so many at once; the pace per API keeps below the quota. */
  #ask<Answer>(ability: Ability, call: () => Promise<Answer>): Promise<Answer | undefined> {
    return this.#queue.add(() => ability.try(call));
  }

  /** New, changed since, or its turn: should attaching a policy leave LastChangedDate as it was, a week shows it. */
  #policyIsDue(row: SecretRow, identity: string, known: KnownEntry | undefined): boolean {
    if (!known || !("resourcePolicy" in known.facts)) return true;
    if (known.facts.lastChangedAt !== row.LastChangedDate?.toISOString()) return true;
    return isTurn(identity, POLICY_DAYS, this.settings.schedule, this.now);
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

const KeptReplica = z.object({ region: z.string(), kmsKeyId: z.string().optional() });

/** Where the copies were, without their state: that is not kept. */
function keptReplicas(known: KnownEntry | undefined): ReplicaRow[] | null {
  const kept = z.array(KeptReplica).safeParse(known?.facts.replicas);
  return kept.success
    ? kept.data.map(({ region, kmsKeyId }) => ({ Region: region, KmsKeyId: kmsKeyId }))
    : null;
}
