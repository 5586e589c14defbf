import { person } from "@/demo/past/people";
import { type Calendar, DAY } from "@/demo/world/calendar";
import { pool } from "@/lib/db/pool";
import { propose } from "@/lib/declarations/commands";
import type { NewDeclaration } from "@/lib/declarations/model";

interface Story extends Pick<NewDeclaration, "section" | "key" | "reason"> {
  /** Day before the demo's first one, and hour in Tokyo. */
  at: readonly [day: number, hour: number];
  /** `lastDay`: days after the first one. */
  body: unknown;
  lastDay?: number;
}

/** What the operator declared on screen, oldest first; the file is not what he writes. */
const stories: readonly Story[] = [
  {
    at: [-32, 11],
    section: "mapping.rules",
    key: "misc-names",
    body: { id: "misc-names", match: { path: ["misc/*/{env}-*", "misc/*/{env}-*/*"] } },
    reason: "misc/の古い名前は、末尾の前半が環境を表している",
  },
  {
    at: [-27, 15],
    section: "policies.attestation",
    key: "stg",
    body: "P150D",
    reason: "検証環境の棚卸しを半期に1回より早める",
  },
  {
    at: [-20, 10],
    section: "policies.stopTime",
    key: "unclassified",
    body: { match: {}, within: "P1D" },
    reason: "機密区分が決まるまでは、1日以内に止められるようにする",
  },
  {
    at: [-15, 14],
    section: "plainText.ignore",
    key: "coupon-partner",
    body: { path: "/stg/coupon-api/partner-secret" },
    lastDay: 180,
    reason: "提携先を表す公開の名称で、シークレットではないと提携先の資料で確かめた",
  },
  {
    at: [-14, 16],
    section: "targets",
    key: "naming-compliance",
    body: 0.9,
    reason: "古い名前の移行が終わる来年3月までは90%を目標にする",
  },
  {
    at: [-9, 11],
    section: "policies.attestation",
    key: "stg",
    body: "P120D",
    reason: "本番相当の検証環境が増えたため、さらに早める",
  },
  // It betters his own team's figures only: somebody else decides.
  {
    at: [-1, 15],
    section: "mapping.exclude",
    key: "ci-runner-local",
    body: { id: "ci-runner-local", match: { path: "kv/sre/ci-runner/local/**" } },
    lastDay: 120,
    reason: "毎晩作り直す検証用のダミー鍵で、実在の接続先はない",
  },
];

const carriesReason = new Set<string>(["plainText.ignore", "mapping.exclude"]);

/** What was declared on screen until an instant, with the time of then. Told once each. */
export async function tellDeclarations(when: Calendar, until: number): Promise<void> {
  const { rows } = await pool().query("SELECT reason FROM declaration");
  const told = new Set(rows.map(({ reason }) => reason));
  const operator = person("takanashi", "operator");
  for (const { at, section, key, body, lastDay, reason } of stories) {
    const now = when.on(...at);
    if (now > until || told.has(reason)) continue;
    const end = lastDay === undefined ? {} : { until: dayOf(when.on(lastDay)) };
    const whole = carriesReason.has(section) ? { ...Object(body), ...end, reason } : body;
    await propose(operator, { section, key, body: whole, reason }, new Date(now));
  }
}

/** The day of an instant in Tokyo. */
const dayOf = (instant: number) => new Date(instant + (9 * DAY) / 24).toISOString().slice(0, 10);
