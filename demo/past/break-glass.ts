import { person } from "@/demo/past/people";
import { presentStories, type Story, stories } from "@/demo/past/stories";
import { type Calendar, HOUR } from "@/demo/world/calendar";
import type { TeamId } from "@/demo/world/teams";
import {
  approveRequest,
  endWindow,
  rejectRequest,
  reviewWindow,
  withdrawRequest,
} from "@/lib/break-glass/commands";
import { RequestInput } from "@/lib/break-glass/model";
import { requestAccess } from "@/lib/break-glass/request-access";
import { pool } from "@/lib/db/pool";

const asker = (id: string, team: TeamId) => person(id, "member", [{ team: [team] }]);
const decider = (id: string) =>
  id === "murakami"
    ? person(id, "manager", [{ team: ["logistics"] }])
    : person(id, id === "saeki" ? "manager" : "operator");

/**
 * What people asked for, decided and reviewed until an instant, done by the product's own commands with the time of then as
 * theirs. What was told already is not told again; the latest that was done says how far.
 */
export async function tellBreakGlass(when: Calendar, until: number): Promise<void> {
  for (const story of stories) {
    if (when.on(...story.asked) > until) continue;
    const id = (await told(story.ticket, 0)) ?? (await ask(story, when));
    const { rows } = await pool().query(
      "SELECT count(*)::int - 1 AS done FROM break_glass_step WHERE request_id = $1",
      [id],
    );
    for (const step of story.steps.slice(rows[0].done)) {
      if (when.on(...step.at) <= until) await take(id, step, story, when);
    }
  }
}

/** What is going on now: a window that is open, and a request that waits. Asked anew when those of before are over. */
export async function tellPresent(now: number): Promise<void> {
  const clock = () => new Date(now);
  for (const { ticket, who, team, secret, reason, from, to, approvedBy } of presentStories) {
    if ((await told(ticket, now)) !== null) continue;
    const input = await inputOf(
      { secret, reason, ticket },
      from === 0 ? null : now + from * HOUR,
      now + to * HOUR,
    );
    const { id } = await requestAccess(asker(who, team), input, clock);
    if (approvedBy) {
      await approveRequest(decider(approvedBy), { id, reason: "障害対応の担当と確認した" }, clock);
    }
  }
}

async function told(ticket: string, over: number): Promise<string | null> {
  const { rows } = await pool().query(
    "SELECT id FROM break_glass_request WHERE ticket = $1 AND window_ends_at > $2 ORDER BY number DESC LIMIT 1",
    [ticket, new Date(over)],
  );
  return rows[0]?.id ?? null;
}

async function ask(story: Story, when: Calendar): Promise<string> {
  const from = story.from ? when.on(...story.from) : null;
  const input = await inputOf(story, from, when.on(...story.to), from === null);
  const at = () => new Date(when.on(...story.asked));
  return (await requestAccess(asker(story.who, story.team), input, at)).id;
}

async function inputOf(
  { secret, reason, ticket }: Pick<Story, "secret" | "reason" | "ticket">,
  from: number | null,
  to: number,
  emergency = false,
): Promise<RequestInput> {
  const { rows } = await pool().query(
    `SELECT id FROM secret WHERE (path = $1 OR path LIKE '%/' || $1) AND parent_identity IS NULL AND removed_at IS NULL
      ORDER BY path LIMIT 1`,
    [secret],
  );
  return RequestInput.parse({
    secretIds: rows.map(({ id }) => id),
    reason,
    ticket,
    emergency,
    ...(from === null ? {} : { from: new Date(from).toISOString() }),
    to: new Date(to).toISOString(),
  });
}

async function take(
  id: string,
  { at, act, by, reason, outcome = "as-asked", withdrawnAt }: Story["steps"][number],
  { who, team }: Story,
  when: Calendar,
): Promise<void> {
  const clock = () => new Date(when.on(...at));
  const given = { id, reason };
  const viewer = by === who ? asker(who, team) : decider(by);
  if (act === "approve") return approveRequest(viewer, given, clock);
  if (act === "reject") return rejectRequest(viewer, given, clock);
  if (act === "withdraw") return withdrawRequest(viewer, given, clock);
  if (act === "end") return endWindow(viewer, given, clock);
  const accessEndedAt = withdrawnAt && new Date(when.on(...withdrawnAt));
  return reviewWindow(
    viewer,
    id,
    { outcome, accessEndedBy: "expired", accessEndedAt, reason },
    clock,
  );
}
