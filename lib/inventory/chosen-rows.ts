import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import type { Permission } from "@/lib/access-control/model";
import { inRowsOf, inRowsToUncount, inRowsWith } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import { isDuty } from "@/lib/duties/model";
import { conflict, invalidInput, notAllowed, notFound } from "@/lib/errors";
import { lockPlaces } from "@/lib/sync/lock-place";
import { inventoryAt } from "./at";
import { matching } from "./conditions";
import type { Statable } from "./model/attribute-change";
import { mostAtOnce } from "./model/fixed";
import type { SecretFilters } from "./model/secret";

/** The secrets an act is for: named, or all a filter shows, of which a person saw so many. */
export type Choice =
  | { readonly ids: readonly string[] }
  | { readonly filter: SecretFilters; readonly expected: number };

const columns: Record<Statable, readonly [value: string, from: string]> = {
  environment: ["s.environment", "s.environment_from"],
  service: ["s.service", "s.service_from"],
  team: ["s.team", "s.team_from"],
  owner: ["s.owner", "s.owner_from"],
  kind: ["s.kind", "s.kind_from"],
  classification: ["s.classification", "s.classification_from"],
  stopTimeObjective: ["s.stop_time_minutes::text", "s.stop_time_from"],
  creates: ["d.creates", "d.creates_from"],
  rotates: ["d.rotates", "d.rotates_from"],
  approves: ["d.approves", "d.approves_from"],
  audits: ["d.audits", "d.audits_from"],
  notes: ["n.value", "NULL::text"],
};

/** What it takes to say something of a secret. */
export const permissionToState = (attribute: Statable): Permission =>
  isDuty(attribute) ? "duty:assign" : "attribute:set";

const Chosen = z.object({
  id: z.string(),
  identity: z.string(),
  counted: z.string(),
  removed: z.boolean(),
  visible: z.boolean(),
  settable: z.boolean(),
  uncountable: z.boolean(),
  /** What a person has said of the attribute until now. */
  said: z.string().nullable(),
  before: z.string().nullable(),
  beforeFrom: z.string().nullable(),
});
export type Chosen = z.infer<typeof Chosen>;

/**
 * Locks the chosen secrets, as a sync would, and reads what holds of the attribute. Throws not-found for an id that does
 * not exist or is outside the viewer's rows, not-allowed where a row is seen but not to be changed, conflict when the
 * filter shows another number by now or a secret is removed.
 */
export async function lockChosen(
  client: PoolClient,
  viewer: Viewer,
  choice: Choice,
  attribute: Statable,
  now: Date,
): Promise<Chosen[]> {
  const ids = "ids" in choice ? [...new Set(choice.ids)] : await idsOf(client, viewer, choice, now);
  const places = await client.query<{ place_id: number }>(
    "SELECT DISTINCT place_id FROM secret WHERE id = ANY($1::uuid[])",
    [ids],
  );
  await lockPlaces(
    client,
    places.rows.map(({ place_id }) => place_id),
  );
  const rows = await read(client, viewer, ids, attribute);
  const visible = rows.filter(({ visible }) => visible);
  if (visible.length < ids.length)
    throw notFound("A secret does not exist, or it is outside what you may see.");
  const closed = rows.filter(({ settable }) => !settable).length;
  if (closed > 0)
    throw notAllowed(`Of ${ids.length} secrets, ${closed} are outside what you may change.`);
  const removed = rows.filter((row) => row.removed).length;
  if (removed > 0) throw conflict(`Of ${ids.length} secrets, ${removed} were removed meanwhile.`);
  return rows;
}

async function idsOf(
  client: PoolClient,
  viewer: Viewer,
  { filter, expected }: Extract<Choice, { expected: number }>,
  now: Date,
): Promise<string[]> {
  if (filter.asOf !== undefined)
    throw invalidInput("The past cannot be changed: leave the day out.", { filter: "asOf" });
  const asked = Prisma.sql`SELECT s.id FROM ${inventoryAt({ at: now, past: false })}
    WHERE ${matching(viewer, filter, now)} LIMIT ${mostAtOnce + 1}`;
  const { rows } = await client.query<{ id: string }>(asked.text, asked.values);
  if (rows.length > mostAtOnce)
    throw invalidInput(`At most ${mostAtOnce} secrets at once: narrow the list first.`, {
      filter: "shows too many",
    });
  if (rows.length !== expected)
    throw conflict(
      `The filter shows ${rows.length} secrets by now, not ${expected}: look again, then decide.`,
    );
  return rows.map(({ id }) => id);
}

async function read(
  client: PoolClient,
  viewer: Viewer,
  ids: readonly string[],
  attribute: Statable,
): Promise<Chosen[]> {
  const [value, from] = columns[attribute];
  const asked = Prisma.sql`
    SELECT s.id, s.identity, s.counted, s.removed_at IS NOT NULL AS removed, (${inRowsOf(viewer)}) IS TRUE AS visible,
           (${inRowsWith(viewer, permissionToState(attribute))}) IS TRUE AS settable, (${inRowsToUncount(viewer)}) IS TRUE AS uncountable,
           CASE WHEN ${attribute} = 'notes' THEN n.value ELSE o.value END AS said,
           ${Prisma.raw(value)} AS before, ${Prisma.raw(from)} AS "beforeFrom"
      FROM secret s LEFT JOIN duty_set d ON d.id = s.duty_set
      LEFT JOIN attribute_override o ON o.identity = s.identity AND o.attribute = ${attribute} AND o."from" = 'person'
      LEFT JOIN LATERAL (SELECT value FROM attribute_statement
         WHERE secret_id = s.id AND attribute = 'notes' ORDER BY id DESC LIMIT 1) n ON ${attribute} = 'notes'
     WHERE s.id = ANY(${[...ids]}::uuid[]) ORDER BY s.id FOR UPDATE OF s`;
  const { rows } = await client.query(asked.text, asked.values);
  return z.array(Chosen).parse(rows);
}
