import "server-only";
import type { PoolClient } from "pg";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { actorOf } from "@/lib/break-glass/actor";
import { uuid7 } from "@/lib/db/uuid7";
import { deciderOf, otherDeciders } from "./actor";
import { approvalFor } from "./approval";
import type { Change } from "./change";
import { hold } from "./hold";
import type { Measured } from "./measure";
import type { Outcome } from "./model";
import { sections } from "./model/sections";
import type { World } from "./world";

/** Writes a change down, and lets it hold or wait. */
export async function submit(
  client: PoolClient,
  world: World,
  viewer: Viewer,
  { section, key, body, reason }: Change & { reason: string },
  { bettered, effect }: Measured,
  now: Date,
): Promise<Outcome> {
  const actor = await actorOf(viewer);
  const others = await otherDeciders(actor, bettered, client);
  const approval = approvalFor({
    twoPeople: sections[section].twoPeople,
    fourEyes: world.fourEyes,
    proposer: await deciderOf(viewer, actor, client),
    bettered,
    others: others.length,
  });
  const id = uuid7(now.getTime());
  await client.query(
    `INSERT INTO declaration (id, section, key, position, body, reason, proposed_by, proposed_at, state, approval, bettered, effect)
     SELECT $1, $2, $3, coalesce((SELECT min(position) FROM declaration WHERE section = $2 AND key = $3 AND state = 'in-force'),
                                 (SELECT max(position) + 1 FROM declaration WHERE section = $2), 1),
            $4, $5, $6, $7, 'proposed', $8, $9, $10`,
    [id, section, key, json(body), reason, actor, now, approval, json(bettered), json(effect)],
  );
  const waits = approval === "another";
  const removes = body === null;
  if (!waits) await hold(client, world, { id, section, key, removes }, actor, now);
  const was = world.inForce.find((one) => one.section === section && one.key === key)?.body;
  const detail = { section, key, declaration: id, reason, approval, from: was ?? null, to: body };
  await appendEntryIn(
    client,
    viewer,
    waits ? "declaration-proposed" : removes ? "declaration-removed" : "declaration-made",
    `${section} ${key}`,
    JSON.parse(JSON.stringify(detail)),
    now,
  );
  return {
    id,
    state: waits ? "proposed" : removes ? "withdrawn" : "in-force",
    deciders: waits ? others : [],
  };
}

const json = (value: unknown) =>
  value === null || value === undefined ? null : JSON.stringify(value);
