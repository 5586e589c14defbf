import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { ListTagsForResourceCommand, type SSMClient } from "@aws-sdk/client-ssm";
import { z } from "zod";
import { Ability } from "@/lib/backends/aws/ability";
import type { AwsPlace } from "@/lib/backends/aws/places";
import type { Session } from "@/lib/backends/aws/session";
import { isTurn } from "@/lib/backends/aws/turn";
import type { Failure, KnownEntry } from "@/lib/backends/secret-backend";

export type Tags = Record<string, string>;

/** A parameter on a page, and what is stored of it. */
export interface Tagged {
  arn: string;
  name: string;
  version: number | null;
  known: KnownEntry | undefined;
}

const Mapping = z.object({
  ResourceARN: z.string(),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string().nullish() })).nullish(),
});
const TagRow = z.object({ Key: z.string(), Value: z.string().nullish() });

const asTags = (rows: readonly z.output<typeof TagRow>[] | null | undefined): Tags =>
  Object.fromEntries((rows ?? []).map(({ Key, Value }) => [Key, Value ?? ""]));

/**
 * Tags of parameters, which DescribeParameters leaves out: one GetResources per page; where that is refused or
 * unknown one ListTagsForResource per parameter that is new, changed, or has its turn of the day; where that is
 * refused too, what was known before.
 */
export class TagReader {
  readonly #tagging: ResourceGroupsTaggingAPIClient;
  /** Its right has no resources: one refusal is the answer. */
  readonly #byPage = new Ability(false, 1);
  readonly #byOne = new Ability(false);

  constructor(
    readonly ssm: SSMClient,
    readonly session: Session,
    at: AwsPlace,
    readonly now: Date,
  ) {
    this.#tagging = session.client(ResourceGroupsTaggingAPIClient, at.account, at.region);
  }

  /** By ARN; a parameter without tags has an empty record. */
  async of(page: readonly Tagged[], signal: AbortSignal): Promise<ReadonlyMap<string, Tags>> {
    if (page.length === 0) return new Map();
    const found = await this.#byPage.try(() => this.#ask(page, signal));
    const tags = new Map<string, Tags>();
    for (const one of page) {
      tags.set(one.arn, found ? (found.get(one.arn) ?? {}) : await this.#askOne(one, signal));
    }
    return tags;
  }

  async #ask(page: readonly Tagged[], abortSignal: AbortSignal): Promise<Map<string, Tags>> {
    const found = new Map<string, Tags>();
    for (;;) {
      const missing = page.map(({ arn }) => arn).filter((arn) => !found.has(arn));
      if (missing.length === 0) return found;
      const answer = await this.#tagging.send(
        new GetResourcesCommand({ ResourceARNList: missing }),
        { abortSignal },
      );
      const rows = z.array(Mapping).parse(answer.ResourceTagMappingList ?? []);
      for (const { ResourceARN, Tags } of rows) found.set(ResourceARN, asTags(Tags));
      // A list of ARNs takes no token; an answer that was cut short is asked for the rest.
      if (!answer.PaginationToken || rows.length === 0) return found;
    }
  }

  async #askOne({ arn, name, version, known }: Tagged, abortSignal: AbortSignal): Promise<Tags> {
    const kept = known?.tags ?? {};
    const { schedule } = this.session.settings;
    if (known && known.version === version && !isTurn(arn, 1, schedule, this.now)) return kept;
    const told = await this.#byOne.try(async () => {
      const answer = await this.ssm.send(
        new ListTagsForResourceCommand({ ResourceType: "Parameter", ResourceId: name }),
        { abortSignal },
      );
      return asTags(z.array(TagRow).parse(answer.TagList ?? []));
    });
    return told ?? kept;
  }

  failures(): Failure[] {
    return [...this.#byPage.failures(), ...this.#byOne.failures()];
  }

  /** Rights that are missing; with either of the two, tags are read all the same. */
  notices(): Failure[] {
    return [...this.#byPage.refusals(), ...this.#byOne.refusals()];
  }
}
