import { z } from "zod";
import { Prisma } from "@/lib/db/prisma";
import { rotationReason } from "@/lib/rotation/model/reason";
import { Backend, type Provenance as From, Provenance, SecretType } from "./model";
import { RotationState, Secret } from "./model/secret";

/** The columns behind a `Secret`, of row `s` joined with its place `p` and use `u`. */
export const secretColumns = Prisma.sql`s.id, s.backend, s.type, s.name, s.path, s.arn, s.description,
    s.environment, s.environment_from, s.service, s.service_from, s.team, s.team_from, s.owner, s.owner_from,
    s.kind, s.kind_from, s.classification, s.classification_from, s.stop_time_minutes, s.stop_time_from,
    s.value_changed_at, s.value_evidence, s.value_unknown,
    s.rotation_policy_id, s.max_age_seconds::float8 AS max_age_seconds, s.rotation_due_at, s.due_soon_at,
    s.rotation_failed_from, s.rotation_failure, s.counted, s.not_counted_because, s.plain_text_pattern, s.plain_text_judged,
    (SELECT jsonb_build_object('rule', n.id, 'follows', s.naming_ok, 'pattern', n.pattern, 'example', n.example, 'explanation', n.explanation)
       FROM naming_rule n WHERE n.id = s.naming_rule) AS naming_told,
    s.not_seen_since, s.first_recorded_at, s.recorded_at, s.removed_at,
    s.rotation_state, s.is_exempt AS exempt,
    p.account, p.region, p.cluster, p.namespace, p.mount, p.label AS place_label,
    u.last_accessed_on,
    (SELECT max(r.last_at) FROM access_target t JOIN access_reader r ON r.target_id = t.id
       JOIN access_principal a ON a.id = r.principal_id WHERE t.secret_id = s.id AND a.kind <> 'kagimori') AS logged_read_at,
    (SELECT jsonb_build_object('name', o.name, 'leftOn', o.left_on) FROM person o WHERE o.id = s.owner) AS owner_person,
    ARRAY(SELECT w.source_id FROM place_watch w JOIN source ON source.id = w.source_id
           WHERE w.place_id = s.place_id AND source.removed_from_config_at IS NULL
           ORDER BY source.position) AS source_ids`;

const text = z.string().nullable();
const instant = z.date().nullable();
const from = Provenance.nullable();

export const SecretRow = z.object({
  id: z.string(),
  source_ids: z.array(z.string()),
  backend: Backend,
  type: SecretType,
  name: z.string(),
  path: z.string(),
  arn: text,
  description: text,
  environment: text,
  environment_from: from,
  service: text,
  service_from: from,
  team: text,
  team_from: from,
  owner: text,
  owner_from: from,
  owner_person: Secret.shape.ownerPerson,
  kind: text,
  kind_from: from,
  classification: text,
  classification_from: from,
  stop_time_minutes: z.number().nullable(),
  stop_time_from: from,
  value_changed_at: instant,
  value_evidence: Secret.shape.valueChangedAt.shape.evidence,
  value_unknown: Secret.shape.valueChangedAt.shape.unknown,
  rotation_policy_id: text,
  max_age_seconds: z.number().nullable(),
  rotation_due_at: instant,
  due_soon_at: instant,
  rotation_failed_from: instant,
  rotation_failure: text,
  rotation_state: RotationState,
  exempt: z.boolean(),
  counted: Secret.shape.counted,
  not_counted_because: text,
  plain_text_pattern: text,
  plain_text_judged: text,
  naming_told: Secret.shape.naming,
  not_seen_since: instant,
  first_recorded_at: z.date(),
  recorded_at: z.date(),
  removed_at: instant,
  account: text,
  region: text,
  cluster: text,
  namespace: text,
  mount: text,
  place_label: z.string(),
  last_accessed_on: instant,
  logged_read_at: instant,
});
export type SecretRow = z.infer<typeof SecretRow>;

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** The row as the API shows it. */
export function toSecret(row: SecretRow): Secret {
  const attributed = <Value>(value: Value | null, from: From | null) => ({
    value,
    from,
    confirmedAt: null,
  });
  return {
    id: row.id,
    sourceIds: row.source_ids,
    backend: row.backend,
    type: row.type,
    name: row.name,
    path: row.path,
    place: {
      account: row.account,
      region: row.region,
      cluster: row.cluster,
      namespace: row.namespace,
      mount: row.mount,
      path: row.path,
      label: row.place_label,
    },
    arn: row.arn,
    description: row.description,
    environment: attributed(row.environment, row.environment_from),
    service: attributed(row.service, row.service_from),
    team: attributed(row.team, row.team_from),
    owner: attributed(row.owner, row.owner_from),
    ownerPerson: row.owner_person,
    kind: attributed(row.kind, row.kind_from),
    classification: attributed(row.classification, row.classification_from),
    stopTimeObjective: attributed(row.stop_time_minutes, row.stop_time_from),
    valueChangedAt: {
      at: iso(row.value_changed_at),
      evidence: row.value_evidence,
      unknown: row.value_unknown,
    },
    rotation: rotationOf(row),
    ...lastReadOf(row),
    counted: row.counted,
    notCountedBecause: row.not_counted_because,
    plainTextPattern: row.plain_text_pattern,
    plainTextJudged: row.plain_text_judged,
    naming: row.naming_told,
    notSeenSince: iso(row.not_seen_since),
    firstRecordedAt: row.first_recorded_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    removedAt: iso(row.removed_at),
  };
}

/** The later of what the backend tells (a day of UTC) and what the logs tell. */
function lastReadOf({
  last_accessed_on: told,
  logged_read_at: logged,
}: SecretRow): Pick<Secret, "lastReadAt" | "lastReadFrom"> {
  // A read on the very day the backend tells is that day's read, told more exactly.
  if (logged && (!told || logged >= told)) return { lastReadAt: iso(logged), lastReadFrom: "log" };
  return { lastReadAt: iso(told), lastReadFrom: told && "backend" };
}

function rotationOf(row: SecretRow): Secret["rotation"] {
  const state = row.rotation_state;
  return {
    state,
    exempt: row.exempt,
    policyId: row.rotation_policy_id,
    maxAge: row.max_age_seconds,
    dueAt: iso(row.rotation_due_at),
    failure: row.rotation_failure,
    reason: rotationReason({
      type: row.type,
      state,
      rotationFailure: row.rotation_failure,
      maxAgeSeconds: row.max_age_seconds,
      valueUnknown: row.value_unknown,
    }),
  };
}
