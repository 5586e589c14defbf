import { z } from "zod";
import { seesRow } from "@/lib/access-control/levels";
import { can } from "@/lib/access-control/model";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { configNow } from "@/lib/config/now";
import { prisma } from "@/lib/db/prisma";
import { notFound } from "@/lib/errors";
import { readAsOf } from "@/lib/organisation/as-of";
import { organisationSettings } from "@/lib/organisation/settings";
import { inventoryAt } from "./at";
import { consoleLink } from "./console-link";
import { historyOf, withStatements } from "./history";
import { SecretRow, secretColumns, toSecret } from "./list-row";
import { lookAlikesOf } from "./look-alikes";
import { statable } from "./model/fixed";
import { SecretDetail } from "./model/secret";
import { statementsOf } from "./read-statements";

const Detail = SecretRow.extend({
  identity: z.string(),
  parent_identity: z.string().nullable(),
  tags: z.record(z.string(), z.string()),
  facts: z.looseObject({ versions: SecretDetail.shape.versions.default([]) }),
  next_rotation_at: z.date().nullable(),
  use_detail: z.record(z.string(), z.unknown()).nullable(),
});

/**
 * One secret with its versions, facts, relatives and history, as it is or as it was known on a past day. What lies outside
 * the viewer's rows is NotFound: whether it exists is not told.
 */
export async function readSecret(
  viewer: Viewer,
  id: string,
  { now, asOf }: { now: Date; asOf?: string | undefined },
): Promise<SecretDetail> {
  const missing = notFound("This secret does not exist, or it is outside what you may see.");
  if (!z.uuid().safeParse(id).success) throw missing;
  const { timeZone } = await organisationSettings();
  const at = readAsOf(asOf, timeZone, now);
  const [raw] = await prisma().$queryRaw<unknown[]>`
    SELECT ${secretColumns}, s.identity, s.parent_identity, s.tags, s.facts,
           u.next_rotation_at, u.detail AS use_detail
      FROM ${inventoryAt(at)}
      JOIN place p ON p.id = s.place_id LEFT JOIN secret_use u ON u.secret_id = s.id
     WHERE s.id = ${id}::uuid AND ${inRowsOf(viewer)}`;
  if (!raw) throw missing;
  const row = Detail.parse(raw);
  const { versions, entry: _, masked: __, ...facts } = row.facts;
  const [relatives, lookAlikes, history, statements] = await Promise.all([
    relativesOf(viewer, row.identity, row.parent_identity),
    lookAlikesOf(viewer, row),
    historyOf(id, at.at),
    statementsOf(id, at.at),
  ]);
  const secret = toSecret(row);
  return {
    ...secret,
    tags: row.tags,
    versions,
    facts,
    moving: {
      lastAccessedOn: row.last_accessed_on?.toISOString().slice(0, 10) ?? null,
      // It has no history: of a past day it is not known.
      nextRotationAt: at.past ? null : (row.next_rotation_at?.toISOString() ?? null),
      detail: row.use_detail,
    },
    replicas: relatives.filter(({ primary }) => !primary),
    primary: relatives.find(({ primary }) => primary) ?? null,
    lookAlikes,
    consoleUrl: consoleLink(secret, sourcesOf(secret.sourceIds, now)),
    asOf: at.at.toISOString(),
    history: withStatements(history, statements),
    said: statable.flatMap((attribute) => {
      const last = statements.find((statement) => statement.attribute === attribute);
      return last && last.value !== null ? [last] : [];
    }),
    maySet: !at.past && row.removed_at === null && seesRow(maySet(viewer), row),
  };
}

/** The sources of the config file through which it is seen. */
function sourcesOf(ids: readonly string[], now: Date) {
  return (configNow(now)?.config.sources ?? []).filter(({ id }) => ids.includes(id));
}

const maySet = ({ bindings }: Viewer) =>
  bindings.filter((binding) => can([binding], "attribute:set"));

const Relative = z.object({
  id: z.string(),
  name: z.string(),
  label: z.string(),
  primary: z.boolean().nullable(),
});

/** Replicas of a primary, or the primary of a replica, as far as the viewer may see them. */
async function relativesOf(viewer: Viewer, identity: string, parent: string | null) {
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT s.id, s.name, p.label, s.identity = ${parent} AS primary
      FROM secret s JOIN place p ON p.id = s.place_id
     WHERE s.removed_at IS NULL AND (s.parent_identity = ${identity} OR s.identity = ${parent})
       AND ${inRowsOf(viewer)} ORDER BY p.label`;
  return z.array(Relative).parse(rows);
}
