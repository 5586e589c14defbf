import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access-control/viewer";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { emptyInventory, secretFixture, storeSecrets } from "@/lib/inventory/testing";
import {
  approveRequest,
  endWindow,
  rejectRequest,
  reviewWindow,
  withdrawRequest,
} from "./commands";
import { RequestInput } from "./model";
import { getRequest, listRequests } from "./queries";
import { requestAccess } from "./request-access";
import { emptyBreakGlass, signedIn } from "./testing";

const { application, owner } = testDatabase();
const orders = secretFixture({ path: "prod/shop/db" });
const replica = secretFixture({ path: "prod/shop/db-replica" });
const elsewhere = secretFixture({ path: "prod/pay/key", team: "payments" });

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const clock = (time: string) => () => at(time);
const reason = "the order queue stands still";
const inTeam = [{ team: ["orders"] }];

let member: Viewer;
let manager: Viewer;
let payments: Viewer;
let operator: Viewer;
let auditor: Viewer;

beforeAll(async () => {
  await emptyInventory(owner);
  await storeSecrets(application, [orders, replica, elsewhere]);
  member = await signedIn("member", inTeam);
  manager = await signedIn("manager", inTeam);
  payments = await signedIn("manager", [{ team: ["payments"] }]);
  operator = await signedIn("operator");
  auditor = await signedIn("auditor");
});
beforeEach(() => emptyBreakGlass(owner));
afterAll(closePool);

const ask = (viewer: Viewer, more: object = {}, time = "01:00") =>
  requestAccess(
    viewer,
    RequestInput.parse({
      secretIds: [String(orders.id)],
      reason,
      from: at("02:00").toISOString(),
      to: at("03:00").toISOString(),
      ...more,
    }),
    clock(time),
  );
const review = { outcome: "as-asked", accessEndedBy: "expired", reason: "as planned" } as const;
const stateAt = async (id: string, time: string) =>
  (await getRequest(operator, id, at(time))).state;

test("asked for, approved, used, ended, reviewed: each step is kept and in the audit trail", async () => {
  const { id, number, approvers } = await ask(member, { ticket: "ORD-881" });
  expect(approvers).toBe(2);
  await approveRequest(manager, { id, reason: "go ahead" }, clock("01:30"));
  expect(await stateAt(id, "01:59")).toBe("scheduled");
  expect(await stateAt(id, "02:00")).toBe("open");
  await endWindow(member, { id, reason: "done early" }, clock("02:30"));
  expect(await stateAt(id, "02:30")).toBe("ended");
  await reviewWindow(manager, id, { ...review, accessEndedAt: at("02:40") }, clock("04:00"));

  const request = await getRequest(auditor, id, at("05:00"));
  expect(request).toMatchObject({
    label: `BG-${number}`,
    state: "reviewed",
    outcome: "as-asked",
    accessEndedBy: "expired",
    accessEndedAt: at("02:40").toISOString(),
    endsAt: at("02:30").toISOString(),
    ticket: "ORD-881",
    mayDo: [],
  });
  expect(request.steps.map(({ kind, actor }) => [kind, actor.id])).toEqual([
    ["requested", member.name],
    ["approved", manager.name],
    ["ended", member.name],
    ["reviewed", manager.name],
  ]);
  const { rows } = await application.query(
    "SELECT action, actor FROM audit_entry WHERE object = $1 ORDER BY id",
    [id],
  );
  expect(rows).toEqual([
    { action: "break-glass-requested", actor: member.name },
    { action: "break-glass-approved", actor: manager.name },
    { action: "break-glass-ended", actor: member.name },
    { action: "break-glass-reviewed", actor: manager.name },
  ]);
});

describe("four eyes", () => {
  test("nobody approves, rejects or reviews his own", async () => {
    const { id } = await ask(manager);
    await expect(approveRequest(manager, { id, reason }, clock("01:10"))).rejects.toThrow(/own/);
    await expect(rejectRequest(manager, { id, reason }, clock("01:10"))).rejects.toThrow(/own/);
    await approveRequest(operator, { id, reason }, clock("01:10"));
    const given = { ...review, accessEndedAt: at("03:00") };
    await expect(reviewWindow(manager, id, given, clock("03:10"))).rejects.toThrow(/own/);
  });

  test("nor does the database allow it, whoever asks it", async () => {
    const { id } = await ask(member);
    await expect(
      application.query(
        "UPDATE break_glass_request SET status = 'approved', decided_at = now(), decided_by = $2 WHERE id = $1",
        [id, member.name],
      ),
    ).rejects.toThrow(/break_glass_decided_by_another/);
    await expect(
      application.query("UPDATE break_glass_request SET reason = 'other' WHERE id = $1", [id]),
    ).rejects.toThrow(/permission denied/);
    await expect(
      application.query("DELETE FROM break_glass_step WHERE request_id = $1", [id]),
    ).rejects.toThrow(/permission denied/);
  });

  test("a manager decides what lies wholly in his scope", async () => {
    const { id } = await ask(operator, { secretIds: [orders.id, elsewhere.id] });
    await expect(approveRequest(manager, { id, reason }, clock("01:10"))).rejects.toThrow(/scope/);
    const seen = await getRequest(manager, id, at("01:10"));
    expect(seen.targets.map(({ path }) => path)).toEqual(["prod/shop/db"]);
    expect(seen.hiddenTargets).toBe(1);
    expect(seen.mayDo).toEqual([]);
  });

  test("a member sees his own only, a manager of another team nothing", async () => {
    const { id } = await ask(member);
    const colleague = await signedIn("member", inTeam);
    await expect(getRequest(colleague, id, at("01:10"))).rejects.toThrow(/no such/);
    await expect(approveRequest(payments, { id, reason }, clock("01:10"))).rejects.toThrow(
      /no such/,
    );
    await expect(approveRequest(colleague, { id, reason }, clock("01:10"))).rejects.toThrow(/role/);
    await expect(approveRequest(auditor, { id, reason }, clock("01:10"))).rejects.toThrow(/role/);
    const query = { view: "all", state: [], limit: 50 } as const;
    const seen = (viewer: Viewer) =>
      listRequests(viewer, { ...query, state: [], cursor: undefined }, at("01:10"));
    expect((await seen(colleague)).total).toBe(0);
    expect((await seen(payments)).total).toBe(0);
    expect((await seen(member)).total).toBe(1);
    expect((await seen(auditor)).total).toBe(1);
  });
});

describe("what is asked for", () => {
  test("a secret outside the scope is as if it were not there", async () => {
    await expect(ask(member, { secretIds: [elsewhere.id] })).rejects.toMatchObject({
      code: "invalid-input",
      fields: { secretIds: expect.stringContaining("outside your scope") },
    });
  });

  test("a path is what lies under it then, inside the scope", async () => {
    const { id } = await ask(operator, { secretIds: [], path: "prod/shop/*" });
    const { targets, path } = await getRequest(operator, id, at("01:10"));
    expect(targets.map((target) => target.path)).toEqual(["prod/shop/db", "prod/shop/db-replica"]);
    expect(path).toBe("prod/shop/*");
    await expect(ask(member, { secretIds: [], path: "prod/pay/*" })).rejects.toThrow(/path/);
  });

  test("an emergency begins at once, names who may approve it, and is approved afterwards", async () => {
    const { id } = await ask(member, {
      emergency: true,
      from: undefined,
      to: at("02:00").toISOString(),
    });
    expect(await stateAt(id, "01:00")).toBe("open");
    const { rows } = await application.query(
      "SELECT kind, detail->'approvers' AS approvers FROM break_glass_step WHERE request_id = $1",
      [id],
    );
    expect(rows[0].kind).toBe("started");
    expect(rows[0].approvers).toEqual([manager.name, operator.name].sort());
    await expect(withdrawRequest(member, { id, reason }, clock("01:10"))).rejects.toThrow(/open/);
    await approveRequest(manager, { id, reason }, clock("02:30"));
    expect(await getRequest(manager, id, at("02:30"))).toMatchObject({
      state: "ended",
      approval: "approved",
      review: "waiting",
    });
  });

  test("a request nobody decided before its window ended is approved no more", async () => {
    const { id } = await ask(member);
    await expect(approveRequest(manager, { id, reason }, clock("03:00"))).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

test("what waits for whom", async () => {
  const waiting = await ask(member);
  const own = await ask(manager);
  const over = await ask(member, { to: at("02:10").toISOString() });
  await approveRequest(manager, { id: over.id, reason }, clock("01:10"));
  const view = async (
    viewer: Viewer,
    name: "to-decide" | "to-review" | "mine" | "open",
    time: string,
  ) => {
    const query = { view: name, state: [], cursor: undefined, limit: 50 };
    return (await listRequests(viewer, query, at(time))).items.map(({ id }) => id);
  };
  expect(await view(manager, "to-decide", "01:20")).toEqual([waiting.id]);
  expect(await view(operator, "to-decide", "01:20")).toEqual([own.id, waiting.id]);
  expect(await view(auditor, "to-decide", "01:20")).toEqual([]);
  expect(await view(member, "mine", "01:20")).toEqual([over.id, waiting.id]);
  expect(await view(manager, "to-review", "02:09")).toEqual([]);
  expect(await view(manager, "to-review", "02:10")).toEqual([over.id]);
  expect(await view(member, "open", "02:05")).toEqual([over.id]);
});

describe("at the same time", () => {
  test("of many decisions one counts, the others are told what has become of it", async () => {
    const { id } = await ask(member);
    const tries = Array.from({ length: 12 }, (_, n) =>
      n % 3 === 2
        ? withdrawRequest(member, { id, reason: `${n}` }, clock("01:10"))
        : (n % 3 ? approveRequest : rejectRequest)(
            n % 2 ? manager : operator,
            { id, reason: `${n}` },
            clock("01:10"),
          ),
    );
    const results = await Promise.allSettled(tries);
    const refused = results.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    // Approved and then withdrawn before it began is possible; nothing else is.
    const { rows } = await application.query(
      "SELECT kind FROM break_glass_step WHERE request_id = $1 ORDER BY id",
      [id],
    );
    expect([
      "requested,approved",
      "requested,rejected",
      "requested,withdrawn",
      "requested,approved,withdrawn",
    ]).toContain(rows.map(({ kind }) => kind).join());
    expect(results.length - refused.length).toBe(rows.length - 1);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["conflict"]));
  });

  test("of many reviews one counts", async () => {
    const { id } = await ask(member);
    await approveRequest(manager, { id, reason }, clock("01:10"));
    const given = { ...review, accessEndedAt: at("03:00") };
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        reviewWindow(n % 2 ? manager : operator, id, given, clock("03:10")),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
