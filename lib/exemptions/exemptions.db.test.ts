import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { KpiQuery, KpiRowsQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";
import { readKpiRows } from "@/lib/kpis/rows";
import { actOnExemption } from "./act";
import { ExemptionInput, ExemptionQuery } from "./model";
import type { actions } from "./model/state";
import { listExemptions } from "./queries";
import { requestExemption } from "./request";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:00:00Z");
const clock = () => now;
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const member = viewerOf("member", [{ team: ["orders"] }], { name: "ann@example.jp" });
const operator = viewerOf("operator");
const manager = viewerOf("manager");
const ofTeam = viewerOf("manager", [{ team: ["orders"] }], { name: "lea@example.jp" });

const overdue = { max_age_seconds: 86_400, rotation_due_at: "2026-11-13T02:00:00Z" };
const secret = secretFixture({ team: "orders", ...overdue });
const secretId = String(secret.id);
const reason = "the vendor cannot change it before spring";

beforeEach(async () => {
  await emptyInventory(owner);
  await application.query("DELETE FROM exemption");
  await storeSecrets(application, [secret]);
  await storeCompleteRun(application, now.toISOString());
});

const ask = (until = "2027-03-31", viewer = member) =>
  requestExemption(viewer, ExemptionInput.parse({ secretId, reason, until }), clock);
const act = (id: string, action: (typeof actions)[number], viewer = operator, at = now) =>
  actOnExemption(viewer, { id, action, reason: "agreed with the vendor" }, () => at);
const states = async (at = now) =>
  (await listExemptions(operator, ExemptionQuery.parse({}), at)).items.map(({ state }) => state);
const rotation = async (at = now) => {
  const query = KpiQuery.parse({});
  const { items } = await readKpis(operator, query, { now: at, ids: ["rotation-compliance"] });
  const exempt = items[0]?.excluded.find(({ id }) => id === "exempt")?.count;
  return [items[0]?.denominator, exempt, items[0]?.valueWithoutExclusions];
};

test("asked for by the owner, approved by an operator, it leaves the figure until its last day is over", async () => {
  const { id, label } = await ask();
  expect(await states()).toEqual(["requested"]);
  expect(await rotation()).toEqual([1, 0, 0]);
  await act(id, "approve");
  expect(await states()).toEqual(["in-force"]);
  expect(await rotation()).toEqual([0, 1, 0]);
  // 2027-03-31 is the last day, in Tokyo.
  expect(await states(new Date("2027-03-31T14:59:59Z"))).toEqual(["in-force"]);
  expect(await rotation(new Date("2027-03-31T15:00:00Z"))).toEqual([1, 0, 0]);
  const rows = await readKpiRows(
    operator,
    "rotation-compliance",
    KpiRowsQuery.parse({ excluded: "exempt" }),
    { now },
  );
  expect(rows.items).toMatchObject([
    {
      secretId,
      takenOut: { reason, approver: "operator@example.jp", until: "2027-03-31T15:00:00.000Z" },
    },
  ]);
  const { rows: entries } = await application.query(
    "SELECT action, detail->>'exemption' AS label FROM audit_entry WHERE object = $1 ORDER BY id",
    [secretId],
  );
  expect(entries.slice(-2)).toEqual([
    { action: "exemption-requested", label },
    { action: "exemption-approved", label },
  ]);
});

test("separation: not who asked, not the team's own manager, not a member; a manager of another team may", async () => {
  await application.query(`INSERT INTO person (id, name, team, recorded_at) VALUES ('op@example.jp', 'Op', 'orders', now())
    ON CONFLICT DO NOTHING`);
  const { id } = await ask("2027-03-31", viewerOf("operator", [], { name: "asks@example.jp" }));
  await expect(
    act(id, "approve", viewerOf("operator", [], { name: "asks@example.jp" })),
  ).rejects.toThrow(/asked for/);
  await expect(act(id, "approve", ofTeam)).rejects.toThrow(/own team/);
  await expect(
    act(id, "approve", viewerOf("operator", [], { name: "op@example.jp" })),
  ).rejects.toThrow(/own team/);
  await expect(act(id, "approve", member)).rejects.toThrow(/allow/);
  await expect(act(id, "approve", viewerOf("manager", [{ team: ["web"] }]))).rejects.toThrow(
    /no such/,
  );
  await act(id, "approve", manager);
  expect(await states()).toEqual(["in-force"]);
});

test("whoever clicks first wins: everything else at the same time is a conflict", async () => {
  const { id } = await ask();
  const tried = await Promise.allSettled([
    act(id, "approve"),
    act(id, "approve", manager),
    act(id, "reject", manager),
    act(id, "withdraw", member),
  ]);
  expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const reasons = tried.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  for (const said of reasons) expect(said).toMatch(/is not possible now/);
  const { rows } = await application.query(
    "SELECT e.status, s.exempt_until IS NOT NULL AS exempt FROM exemption e JOIN secret s ON s.id = e.secret_id",
  );
  expect(rows[0].exempt).toBe(rows[0].status === "approved");
});

test("ended early it is counted again at once; two requests at a time are one too many", async () => {
  const first = await ask();
  await expect(ask()).rejects.toThrow(/waits/);
  await act(first.id, "approve");
  await act(first.id, "end", member);
  expect(await rotation()).toEqual([1, 0, 0]);
  await expect(act(first.id, "approve")).rejects.toThrow(/ended/);
  await ask();
  expect(await states()).toEqual(["requested", "ended"]);
});

test.each([
  ["2026-11-22", /is over/],
  ["2027-11-24", /twelve months/],
])("a last day of %s is refused", async (until, why) => {
  await expect(ask(until)).rejects.toThrow(why);
});

test("what nobody decided in its time lapses and makes room", async () => {
  await ask("2026-11-24");
  expect(await states(later(3))).toEqual(["lapsed"]);
  const input = ExemptionInput.parse({ secretId, reason, until: "2027-01-31" });
  await requestExemption(member, input, () => later(3));
  expect(await states(later(3))).toEqual(["requested", "withdrawn"]);
});

test("a credential in the reason is not stored", async () => {
  const token = ["ghp", "a".repeat(36)].join("_");
  const input = ExemptionInput.parse({ secretId, reason: `see ${token}`, until: "2027-01-31" });
  await requestExemption(member, input, clock);
  const { rows } = await application.query(
    "SELECT e::text || coalesce((SELECT string_agg(a::text, '') FROM audit_entry a), '') AS all FROM exemption e",
  );
  expect(rows[0].all).not.toContain(token);
});
