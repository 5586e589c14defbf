import { person } from "@/demo/past/people";
import { type Calendar, DAY } from "@/demo/world/calendar";
import type { TeamId } from "@/demo/world/teams";
import { pool } from "@/lib/db/pool";
import { actOnExemption } from "@/lib/exemptions/act";
import { requestExemption } from "@/lib/exemptions/request";

interface Story {
  team: TeamId;
  by: string;
  /** Which of the team's secrets, of those that are oldest. */
  nth: number;
  reason: string;
  /** Days from the demo's first day: asked, last day. */
  asked: number;
  lastDay: number;
  decided?: { day: number; by: "takanashi" | "saeki"; act: "approve" | "reject"; reason: string };
}

const stories: readonly Story[] = [
  {
    team: "stores",
    by: "miyamoto",
    nth: 0,
    reason: "店舗端末の入れ替えが終わるまで、端末側の設定を変えられない",
    asked: -150,
    lastDay: -24,
    decided: { day: -148, by: "saeki", act: "approve", reason: "入れ替えの計画を確認した" },
  },
  {
    team: "logistics",
    by: "hirai",
    nth: 0,
    reason: "倉庫の制御装置は来年3月の更新まで接続先を変えられない",
    asked: -45,
    lastDay: 120,
    decided: {
      day: -43,
      by: "takanashi",
      act: "approve",
      reason: "接続元を限定したことを確認した",
    },
  },
  {
    team: "corp-it",
    by: "shibata",
    nth: 0,
    reason: "取引先の証明書の更新を待っている",
    asked: -80,
    lastDay: 9,
    decided: { day: -78, by: "saeki", act: "approve", reason: "取引先の回答を確認した" },
  },
  {
    team: "cs",
    by: "hara",
    nth: 0,
    reason: "繁忙期のため、年明けまで待ってほしい",
    asked: -20,
    lastDay: 40,
    decided: {
      day: -18,
      by: "takanashi",
      act: "reject",
      reason: "繁忙は理由にならない。停止せずに更新できる",
    },
  },
  {
    team: "logistics",
    by: "hirai",
    nth: 1,
    reason: "委託先の切り替えが1月に決まっており、それまで鍵を変えられない",
    asked: -2,
    lastDay: 60,
  },
  {
    team: "orders",
    by: "okada",
    nth: 0,
    reason: "決済代行の移行作業中で、2月に新しい鍵へ切り替える",
    asked: -1,
    lastDay: 90,
  },
];

const DECIDERS = {
  takanashi: () => person("takanashi", "operator"),
  saeki: () => person("saeki", "manager"),
} as const;

/** What people asked to be exempt from and what became of it until an instant, with the time of then. Told once each. */
export async function tellExemptions(when: Calendar, until: number): Promise<void> {
  for (const story of stories) {
    const { reason, decided } = story;
    const asked = when.on(story.asked, 10);
    if (asked > until) continue;
    const told = await pool().query("SELECT id, status FROM exemption WHERE reason = $1", [reason]);
    const id = told.rows[0]?.id ?? (await ask(story, when));
    if (id === null || !decided || when.on(decided.day, 15) > until) continue;
    if ((told.rows[0]?.status ?? "requested") !== "requested") continue;
    const clock = () => new Date(Math.max(when.on(decided.day, 15), asked + DAY / 24));
    const act = { id, action: decided.act, reason: decided.reason };
    await actOnExemption(DECIDERS[decided.by](), act, clock);
  }
}

async function ask({ team, by, nth, reason, asked, lastDay }: Story, at: Calendar) {
  const { rows } = await pool().query(
    `SELECT s.id FROM secret s WHERE s.team = $1 AND s.counted = 'both' AND s.removed_at IS NULL
        AND s.rotation_due_at IS NOT NULL AND s.environment = 'prod'
        AND NOT EXISTS (SELECT FROM exemption e WHERE e.secret_id = s.id)
      ORDER BY s.rotation_due_at, s.id LIMIT 1 OFFSET $2`,
    [team, nth],
  );
  if (!rows[0]) return null;
  const input = { secretId: rows[0].id, reason, until: dayOf(at.on(lastDay)) };
  const viewer = person(by, "member", [{ team: [team] }]);
  return (await requestExemption(viewer, input, () => new Date(at.on(asked, 10)))).id;
}

/** The day of an instant in Tokyo. */
const dayOf = (instant: number) => new Date(instant + (9 * DAY) / 24).toISOString().slice(0, 10);
