import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { inTransaction } from "@/lib/db/transaction";
import { uuid7 } from "@/lib/db/uuid7";
import { invalidInput } from "@/lib/errors";
import { actorOf } from "./actor";
import { approversOf } from "./approvers";
import type { RequestInput } from "./model";
import { type BreakGlassRules, type Terms, termsOf } from "./model/terms";
import { breakGlassRules } from "./rules";
import { writeStep } from "./step";
import { findTargets, type Target } from "./targets";

/**
 * Asks for exceptional access, or, in an emergency, begins at once and is to be approved afterwards. Throws not-allowed and
 * invalid-input.
 * @returns id of the request, and how many people may decide it
 */
export async function requestAccess(
  viewer: Viewer,
  asked: RequestInput,
  clock: () => Date,
): Promise<{ id: string; number: number; approvers: number }> {
  assertMay(viewer, "breakglass:request");
  const rules = await breakGlassRules();
  const actor = await actorOf(viewer);
  const person = personOf(viewer, actor, asked.person);
  const targets = await findTargets(viewer, { ...asked, path: asked.path });
  const approvers = await approversOf(targets, { requester: actor, beneficiary: person });
  return inTransaction(async (client) => {
    const now = clock();
    const terms = termsOf({ ...asked, from: asked.from ?? null }, rules, now);
    if ("refused" in terms) throw refused(terms.refused);
    const id = uuid7(now.getTime());
    const row = { id, person, actor, now, asked, terms, runbook: rules.runbook };
    const number = await store(client, row, targets);
    const kind = asked.emergency ? "started" : "requested";
    const detail = {
      ...(person === actor ? {} : { person }),
      secrets: targets.length,
      from: terms.windowFrom.toISOString(),
      to: terms.windowTo.toISOString(),
      // They find it among what waits for them.
      approvers: approvers.map((approver) => approver.id),
    };
    const step = { requestId: id, number, kind, actor, reason: asked.reason, detail } as const;
    await writeStep(client, viewer, step, now);
    return { id, number, approvers: approvers.length };
  });
}

/** Somebody signed in asks for himself; a token says for whom. */
function personOf(viewer: Viewer, actor: string, named: string | undefined): string {
  if (viewer.kind === "person") {
    if (named !== undefined && named !== actor) {
      throw invalidInput("A person asks for himself; leave `person` out.", {
        person: "is not who is signed in",
      });
    }
    return actor;
  }
  if (named !== undefined) return named;
  if (actor.includes("@")) return actor;
  throw invalidInput("Say in `person` whose reads the request is about.", { person: "is needed" });
}

function refused(fields: Record<string, string>): Error {
  const [first] = Object.entries(fields);
  return invalidInput(`The window is not possible: ${first?.join(" ")}.`, fields);
}

interface NewRequest {
  id: string;
  person: string;
  actor: string;
  now: Date;
  asked: RequestInput;
  terms: Terms;
  runbook: BreakGlassRules["runbook"];
}

async function store(
  client: PoolClient,
  { id, person, actor, now, asked, terms, runbook }: NewRequest,
  targets: readonly Target[],
): Promise<number> {
  const { rows } = await client.query(
    `INSERT INTO break_glass_request (id, person_id, requested_by, requested_at, emergency, reason, ticket, path, runbook,
                                      window_from, window_to, window_ends_at, approve_by, review_by, status)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, 'requested') RETURNING number`,
    [
      id,
      person,
      actor,
      now,
      asked.emergency,
      asked.reason,
      asked.ticket ?? null,
      asked.path ?? null,
      runbook,
      terms.windowFrom,
      terms.windowTo,
      terms.approveBy,
      terms.reviewBy,
    ],
  );
  await client.query(
    "INSERT INTO break_glass_target SELECT $1, t.* FROM unnest($2::uuid[], $3::text[]) AS t",
    [id, targets.map((target) => target.id), targets.map(({ incarnation }) => incarnation)],
  );
  return z.object({ number: z.int() }).parse(rows[0]).number;
}
