import { z } from "zod";
import { isFilter } from "@/lib/duties/model/filter";
import { many, one, pageSize } from "@/lib/http/model/query";
import { classesOfSecrets } from "@/lib/open-items/model";
import { Backend, Provenance, SecretType } from "../model";
import { Statable } from "./attribute-change";
import { mostChosen } from "./fixed";
import { facetKeys, sorts } from "./list-keys";

const Attributed = <Value extends z.ZodType>(value: Value) =>
  z.object({
    value: value.nullable(),
    from: Provenance.nullable(),
    confirmedAt: z.string().nullable(),
  });

export const RotationState = z.enum([
  "no-policy",
  "failed",
  "unknown",
  "overdue",
  "due-soon",
  "compliant",
]);
export type RotationState = z.infer<typeof RotationState>;

/** An entry of the inventory as the API and the pages show it. Instants are ISO 8601 in UTC. */
export const Secret = z.object({
  id: z.string(),
  sourceIds: z.array(z.string()),
  backend: Backend,
  type: SecretType,
  name: z.string(),
  path: z.string(),
  place: z.object({
    account: z.string().nullable(),
    region: z.string().nullable(),
    cluster: z.string().nullable(),
    namespace: z.string().nullable(),
    mount: z.string().nullable(),
    path: z.string(),
    label: z.string(),
  }),
  arn: z.string().nullable(),
  description: z.string().nullable(),
  environment: Attributed(z.string()),
  service: Attributed(z.string()),
  team: Attributed(z.string()),
  owner: Attributed(z.string()),
  /** The owner in the register of people; null: not in it. `leftOn`: the first day without them. */
  ownerPerson: z.object({ name: z.string(), leftOn: z.string().nullable() }).nullable(),
  kind: Attributed(z.string()),
  classification: Attributed(z.string()),
  /** Minutes. */
  stopTimeObjective: Attributed(z.number()),
  valueChangedAt: z.object({
    at: z.string().nullable(),
    evidence: z.enum(["engine", "version-written", "declared"]).nullable(),
    unknown: z.enum(["backend-cannot-say", "not-yet-synced", "never"]).nullable(),
  }),
  rotation: z.object({
    state: RotationState,
    exempt: z.boolean(),
    policyId: z.string().nullable(),
    /** Seconds. */
    maxAge: z.number().nullable(),
    dueAt: z.string().nullable(),
    failure: z.string().nullable(),
    reason: z.string(),
  }),
  lastReadAt: z.string().nullable(),
  /** `backend`: a day of UTC, told by the store; `log`: an instant, told by the access history. */
  lastReadFrom: z.enum(["backend", "log"]).nullable(),
  counted: z.enum(["both", "completion", "none"]),
  notCountedBecause: z.string().nullable(),
  plainTextPattern: z.string().nullable(),
  plainTextJudged: z.string().nullable(),
  /** The naming rule that holds for it, and whether its name follows; null: there is none. */
  naming: z
    .object({
      rule: z.string(),
      follows: z.boolean(),
      pattern: z.string(),
      example: z.string(),
      explanation: z.string().nullable(),
    })
    .nullable(),
  notSeenSince: z.string().nullable(),
  firstRecordedAt: z.string(),
  recordedAt: z.string(),
  removedAt: z.string().nullable(),
});
export type Secret = z.infer<typeof Secret>;

export const SecretPage = z.object({
  items: z.array(Secret),
  nextCursor: z.string().nullable(),
  total: z.number().nullable(),
});
export type SecretPage = z.infer<typeof SecretPage>;

const values = many(z.string().min(1).max(200));

/** What a list of secrets can be asked for. A repeated key means OR, different keys mean AND. */
export const SecretFilters = z.strictObject({
  q: one(z.string().max(200).optional()),
  team: values,
  service: values,
  environment: values,
  backend: values,
  kind: values,
  classification: values,
  type: values,
  rotation: values,
  naming: values,
  /** As lib/duties/model/filter.ts reads it. */
  duty: many(z.string().refine(isFilter, "is no duty with a gap or a holder")),
  owner: values,
  source: values,
  place: many(z.coerce.number().int().positive()),
  counted: values,
  removed: one(z.enum(["no", "any", "only"]).default("no")),
  /** The rows behind a figure: a KPI, and one of its parts or exclusions. */
  kpi: one(z.string().max(60).optional()),
  part: one(z.string().max(60).optional()),
  excluded: one(z.string().max(60).optional()),
  /** The rows behind an open item. */
  open: one(z.enum(classesOfSecrets).optional()),
  asOf: one(z.string().max(60).optional()),
});
export type SecretFilters = z.output<typeof SecretFilters>;

export const SecretQuery = SecretFilters.extend({
  sort: one(z.enum(sorts).default("name")),
  order: one(z.enum(["asc", "desc"]).default("asc")),
  cursor: one(z.string().max(4000).optional()),
  limit: pageSize(),
});
export type SecretQuery = z.output<typeof SecretQuery>;

/** A file of exactly what the list shows under these conditions, in its order. */
export const SecretExportQuery = SecretFilters.extend({
  sort: SecretQuery.shape.sort,
  order: SecretQuery.shape.order,
  header: one(z.enum(["ja", "en"]).default("en")),
});
export type SecretExportQuery = z.output<typeof SecretExportQuery>;

/** The same of chosen secrets. `asOf`: as they were known then. */
export const ChosenExport = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(mostChosen),
  sort: z.enum(sorts).default("name"),
  order: z.enum(["asc", "desc"]).default("asc"),
  header: z.enum(["ja", "en"]).default("en"),
  asOf: z.string().max(60).optional(),
});
export type ChosenExport = z.output<typeof ChosenExport>;

/**
 * Counts per value left under the other filters. `value` null = unassigned. `estimated`: counting would have taken longer
 * than a second; the counts are drawn from a sample, to two digits, and a rare value may be missing.
 */
export const Facets = z.object({
  asOf: z.string(),
  estimated: z.boolean(),
  facets: z.record(
    z.enum(facetKeys),
    z.array(z.object({ value: z.string().nullable(), count: z.number() })),
  ),
});
export type Facets = z.infer<typeof Facets>;

/** What a person said of an attribute, when and why; a value of null took back what people had said. */
export const Statement = z.object({
  attribute: Statable,
  value: z.string().nullable(),
  before: z.string().nullable(),
  beforeFrom: z.string().nullable(),
  reason: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  /** How many secrets were set by the same act. */
  together: z.int(),
});
export type Statement = z.infer<typeof Statement>;

/** One change in the life of an entry. */
export const HistoryItem = z.object({
  recordedAt: z.string(),
  kind: z.enum([
    "first-seen",
    "changed",
    "removed",
    "returned",
    "new-incarnation",
    "not-seen",
    "stated",
  ]),
  /** What people said at that instant. */
  statements: z.array(Statement),
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});

/**
 * Another secret that may be the same one somewhere else: what speaks for it and how strongly. Nothing says that their
 * values are equal: that is not knowable here.
 */
export const LookAlike = z.object({
  id: z.string(),
  path: z.string(),
  label: z.string(),
  environment: z.string().nullable(),
  evidence: z.array(z.enum(["same-name", "environment-name", "same-tags"])),
  confidence: z.enum(["high", "medium"]),
});
export type LookAlike = z.infer<typeof LookAlike>;

/** Everything known about one secret: the list's row, its versions, facts and history. */
export const SecretDetail = Secret.extend({
  tags: z.record(z.string(), z.string()),
  versions: z.array(
    z.object({
      id: z.string(),
      createdAt: z.string().nullable(),
      stages: z.array(z.string()),
      by: z.string().nullable(),
    }),
  ),
  facts: z.record(z.string(), z.unknown()),
  moving: z.object({
    lastAccessedOn: z.string().nullable(),
    nextRotationAt: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()).nullable(),
  }),
  replicas: z.array(z.object({ id: z.string(), name: z.string(), label: z.string() })),
  primary: z.object({ id: z.string(), name: z.string() }).nullable(),
  lookAlikes: z.array(LookAlike),
  /** The backend's own page of it; null where none is known. Always https. */
  consoleUrl: z.string().nullable(),
  /** The instant all this is told for. */
  asOf: z.string(),
  history: z.array(HistoryItem),
  /** What people say of it now: one statement per attribute, newest first. */
  said: z.array(Statement),
  /** Whether the viewer may set its attributes. */
  maySet: z.boolean(),
});
export type SecretDetail = z.infer<typeof SecretDetail>;
