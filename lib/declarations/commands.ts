import "server-only";
import type { PoolClient } from "pg";
import { assertMayEverywhere } from "@/lib/access-control/everywhere";
import type { Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { actorOf } from "@/lib/break-glass/actor";
import { inTransaction } from "@/lib/db/transaction";
import { conflict, notAllowed, notFound } from "@/lib/errors";
import { assertDecides } from "./assert-decides";
import { assertChanges, type Change, changed } from "./change";
import { assertFits, assertItem } from "./checks";
import { deriveSoon } from "./derive-soon";
import { hold } from "./hold";
import { measure } from "./measure";
import type { Decision, NewDeclaration, Outcome } from "./model";
import type { Section } from "./model/section";
import { orderKey, sections } from "./model/sections";
import { type StoredRow, storedRows } from "./stored";
import { submit } from "./submit";
import { lockWorld, type World } from "./world";

/**
 * Declares an item, new or changed. It holds at once, unless it takes a second person (`organisation.fourEyes`, or because
 * it betters a figure of the proposer's own team): then it waits for one. A key of the file, a proposal that waits already,
 * or another content than the one `replaces` names: conflict.
 */
export function propose(viewer: Viewer, given: NewDeclaration, now: Date): Promise<Outcome> {
  const { section, key, body, reason, replaces } = given;
  return act(viewer, { section, key, body, reason }, now, ({ file, inFile, inForce }) => {
    assertItem(file, { section, key, body }, inFile, now);
    const holds = inForce.find((one) => one.section === section && one.key === key);
    if (replaces !== undefined && replaces !== (holds?.id ?? null))
      throw conflict(
        `${key} was changed by ${holds?.decidedBy ?? "somebody"} meanwhile. Look again.`,
      );
  });
}

/** Takes out what holds; it takes as many people as declaring it does. Not-found where nothing of the screen holds. */
export function withdraw(
  viewer: Viewer,
  section: Section,
  key: string,
  reason: string,
  now: Date,
): Promise<Outcome> {
  return act(viewer, { section, key, body: null, reason }, now, ({ inForce }) => {
    if (!inForce.some((one) => one.section === section && one.key === key))
      throw notFound(`No ${key} of ${sections[section].at} was made on screen.`);
  });
}

/** Puts a section's items into another order: those of the screen, which come after the file's. */
export function reorder(
  viewer: Viewer,
  section: Section,
  keys: readonly string[],
  now: Date,
  reason = "order",
): Promise<Outcome> {
  return act(viewer, { section, key: orderKey, body: [...keys], reason }, now, () => undefined);
}

async function act(
  viewer: Viewer,
  change: Change & { reason: string },
  now: Date,
  check: (world: World) => void,
): Promise<Outcome> {
  assertMayEverywhere(viewer, sections[change.section].propose);
  const measured = await measure(viewer, change, now);
  const outcome = await inTransaction(async (client) => {
    const world = await lockWorld(client, now);
    check(world);
    assertChanges(world.rows, world.inForce, change);
    assertFits(world.file, world.inForce, changed(world.inForce, change), world.inFile);
    return submit(client, world, viewer, change, measured, now);
  });
  if (outcome.state !== "proposed") await deriveSoon(change.section);
  return outcome;
}

/** Decides a proposal; `take-back` is for who made it. One that is decided already: conflict. */
export async function decide(
  viewer: Viewer,
  id: string,
  decision: Decision,
  now: Date,
): Promise<Outcome> {
  const section = await inTransaction(async (client) => {
    const world = await lockWorld(client, now);
    const [row] = await storedRows("id = $1", [id], client);
    if (!row) throw notFound("There is no such proposal.");
    if (row.state !== "proposed") throw conflict("This proposal has been decided already.");
    const actor = await actorOf(viewer);
    if (decision === "take-back") await takeBack(client, row, actor, now);
    else {
      await assertDecides(client, viewer, actor, row);
      if (decision === "reject") await reject(client, row, actor, now);
      else await approve(client, world, row, actor, now);
    }
    const said = { section: row.section, key: row.key, declaration: row.id, reason: row.reason };
    await appendEntryIn(client, viewer, actions[decision], `${row.section} ${row.key}`, said, now);
    return row.section;
  });
  if (decision === "approve") await deriveSoon(section);
  const [row] = await storedRows("id = $1", [id]);
  return { id, state: row?.state ?? "rejected", deciders: [] };
}

const actions = {
  approve: "declaration-approved",
  reject: "declaration-rejected",
  "take-back": "declaration-taken-back",
} as const;

async function takeBack(client: PoolClient, row: StoredRow, actor: string, now: Date) {
  if (row.proposedBy !== actor) throw notAllowed(`${row.proposedBy} proposed it, not you.`);
  await client.query(
    "UPDATE declaration SET state = 'withdrawn', ended_by = $2, ended_at = $3 WHERE id = $1",
    [row.id, actor, now],
  );
}

async function reject(client: PoolClient, row: StoredRow, actor: string, now: Date) {
  await client.query(
    "UPDATE declaration SET state = 'rejected', decided_by = $2, decided_at = $3 WHERE id = $1",
    [row.id, actor, now],
  );
}

/** What was right when it was proposed may be so no more: it is looked at once again. */
async function approve(
  client: PoolClient,
  world: World,
  { id, section, key, body }: StoredRow,
  actor: string,
  now: Date,
) {
  const removes = body === null;
  if (!removes && key !== orderKey)
    assertItem(world.file, { section, key, body }, world.inFile, now);
  await hold(client, world, { id, section, key, removes }, actor, now);
}
