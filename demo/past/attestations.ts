import { mail, person } from "@/demo/past/people";
import { type Calendar, DAY, MINUTE } from "@/demo/world/calendar";
import { random } from "@/demo/world/random";
import type { TeamId } from "@/demo/world/teams";
import { confirmSecrets } from "@/lib/attestation/confirm";
import { noteRetirement, proposeHandOver } from "@/lib/attestation/marks";
import { pool } from "@/lib/db/pool";

/** The company began to attest so many days before the demo's first day. */
const BEGAN = -210;

/** Of a hundred secrets of a team, those whose owner answers when asked. */
const diligence: Readonly<Record<TeamId, number>> = {
  payments: 94,
  sre: 93,
  orders: 88,
  search: 86,
  members: 84,
  mobile: 78,
  ads: 72,
  data: 66,
  stores: 58,
  logistics: 49,
  cs: 40,
  "corp-it": 28,
};

/** Who lost patience and confirmed many at once, and an operator who vouched for what nobody answered for. */
const sweeps: readonly { day: number; by: string; team: TeamId; rows: number; operator?: true }[] =
  [
    { day: -63, by: "chiba", team: "stores", rows: 44 },
    { day: -42, by: "hara", team: "cs", rows: 31 },
    { day: -29, by: "takanashi", team: "corp-it", rows: 16, operator: true },
    { day: -12, by: "murakami", team: "logistics", rows: 26 },
  ];

/** An owner looks through so many at a time, so many times in an evening. */
const AT_ONCE = 20;
const SITTINGS = 3;

interface Due {
  id: string;
  path: string;
  team: TeamId;
  owner: string;
}

/**
 * What owners confirmed on the evening of a day, as the people they are and with the time of then. Which of their secrets
 * they answer for is drawn from the secret, so that some are never confirmed and others each time they come due.
 */
export async function tellAttestations(when: Calendar, evening: number): Promise<void> {
  if (evening < when.on(BEGAN)) return;
  const clock = () => new Date(evening + 7 * MINUTE);
  const byOwner = new Map<string, Due[]>();
  for (const due of await dueOn(evening)) {
    const key = `${due.owner} ${due.team}`;
    byOwner.set(key, [...(byOwner.get(key) ?? []), due]);
  }
  for (const rows of byOwner.values()) {
    const answered = rows.filter(
      ({ path, team }) => random(`attest/${path}`).int(0, 99) < diligence[team],
    );
    for (let at = 0; at < Math.min(answered.length, AT_ONCE * SITTINGS); at += AT_ONCE) {
      const some = answered.slice(at, at + AT_ONCE);
      const [first] = some;
      if (first) {
        const viewer = person(first.owner, "member", [{ team: [first.team] }]);
        await confirmSecrets(viewer, { ids: some.map(({ id }) => id) }, clock);
      }
    }
  }
  for (const sweep of sweeps)
    if (evening >= when.on(sweep.day) && evening < when.on(sweep.day + 1)) await take(sweep, clock);
}

/** Secrets whose owner is here and whose confirmation is missing, or over within three days. */
async function dueOn(evening: number): Promise<Due[]> {
  const { rows } = await pool().query(
    `SELECT s.id, s.path, s.team, s.owner FROM secret s
       JOIN person p ON p.id = s.owner AND p.left_on IS NULL JOIN team t ON t.id = s.team
      WHERE s.removed_at IS NULL AND s.counted <> 'none'
        AND (s.attestation_due_at IS NULL OR s.attestation_due_at < $1)
      ORDER BY s.path, s.id`,
    [new Date(evening + 3 * DAY)],
  );
  return rows;
}

async function take(
  { by, team, rows: count, operator }: (typeof sweeps)[number],
  clock: () => Date,
): Promise<void> {
  const { rows } = await pool().query(
    `SELECT id FROM secret WHERE team = $1 AND removed_at IS NULL AND counted <> 'none' AND attested_at IS NULL
      ORDER BY path, id LIMIT $2`,
    [team, count],
  );
  if (rows.length === 0) return;
  const viewer = operator ? person(by, "operator") : person(by, "member", [{ team: [team] }]);
  await confirmSecrets(viewer, { ids: rows.map(({ id }) => id) }, clock);
}

/** Hand-overs that wait for an answer, and what its owners need no more. Told once. */
export async function tellMarks(now: number): Promise<void> {
  const { rows } = await pool().query("SELECT count(*)::int AS told FROM attestation_mark");
  if (rows[0].told > 0) return;
  const at = new Date(now - 2 * DAY);
  const orders = [{ team: ["orders"] }];
  const [seki, okada] = [person("seki", "member", orders), person("okada", "member", orders)];
  const given = await of("seki", 2, 0);
  await proposeHandOver(
    seki,
    { ids: given, to: mail("okada"), note: "決済連携の担当を交代した" },
    at,
  );
  const note = "検証環境を作り直したため使っていない";
  await noteRetirement(okada, { ids: await of("okada", 1, 1), note }, at);
  const lead = person("murakami", "manager", [{ team: ["logistics"] }]);
  const old = "旧倉庫の接続先で、10月に閉じた";
  await noteRetirement(lead, { ids: await of("murakami", 2, 0), note: old }, at);
}

async function of(owner: string, count: number, skip: number): Promise<string[]> {
  const { rows } = await pool().query(
    `SELECT id FROM secret WHERE owner = $1 AND removed_at IS NULL AND counted <> 'none'
      ORDER BY (environment = 'prod') NULLS FIRST, path, id LIMIT $2 OFFSET $3`,
    [mail(owner), count, skip],
  );
  return rows.map(({ id }) => id);
}
