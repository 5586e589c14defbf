import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access-control/viewer";
import { emptyLogs } from "@/lib/continuity/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { emptyInventory, secretFixture, storeSecrets } from "@/lib/inventory/testing";
import { KpiQuery } from "@/lib/kpis/model";
import { openBreakGlass } from "@/lib/open-items/break-glass";
import { approveRequest, reviewWindow } from "./commands";
import { RequestInput, UsesQuery } from "./model";
import { requestAccess } from "./request-access";
import { settleUse } from "./settle-use";
import { readSummary } from "./summary";
import { emptyBreakGlass, signedIn } from "./testing";
import { storeReads } from "./testing-reads";
import { listUses } from "./uses";

const { application, owner } = testDatabase();
const at = (time: string) => new Date(`2026-11-${time}:00Z`);
const now = at("23T09:00");
const clock = () => now;
const main = secretFixture({ path: "prod/shop/db" });
const replica = secretFixture({ path: "prod/shop/db-replica" });
const inTeam = [{ team: ["orders"] }];

let member: Viewer;
let manager: Viewer;
let operator: Viewer;
let auditor: Viewer;
let request: string;

beforeAll(async () => {
  await emptyInventory(owner);
  await storeSecrets(application, [main, replica]);
  member = await signedIn("member", inTeam);
  manager = await signedIn("manager", inTeam);
  operator = await signedIn("operator");
  auditor = await signedIn("auditor");
});
beforeEach(async () => {
  await emptyBreakGlass(owner);
  await emptyLogs(owner);
  const asked = { secretIds: [main.id], reason: "why", to: at("20T02:00").toISOString() };
  ({ id: request } = await requestAccess(member, RequestInput.parse(asked), () => at("20T01:00")));
  await approveRequest(manager, { id: request, reason: "go" }, () => at("20T01:05"));
  await storeReads(
    application,
    [
      { key: "sso/member", kind: "person", personId: member.name },
      { key: "sso/operator", kind: "person", personId: operator.name },
      { key: "role/unknown", kind: "unresolved" },
    ],
    [
      { at: at("20T01:30").toISOString(), principal: "sso/member", target: String(main.id) },
      { at: at("20T01:40").toISOString(), principal: "sso/member", target: String(replica.id) },
      { at: at("18T10:00").toISOString(), principal: "sso/operator", target: String(main.id) },
      { at: at("19T10:00").toISOString(), principal: "role/unknown", target: String(main.id) },
      { at: at("19T11:00").toISOString(), principal: "sso/member", target: "arn:of-no-inventory" },
    ],
  );
});
afterAll(closePool);

const uses = (viewer: Viewer, query: object = {}) => listUses(viewer, UsesQuery.parse(query), now);
const told = async (viewer: Viewer, query: object = {}) =>
  (await uses(viewer, query)).items.map(({ kind, person, secret }) => [
    kind,
    secret.path,
    person?.id ?? null,
  ]);

test("each viewer sees the uses of his scope, and the names he may know", async () => {
  const everything = [
    ["wider", "prod/shop/db-replica", member.name],
    ["approved", "prod/shop/db", member.name],
    ["unrecorded", "arn:of-no-inventory", member.name],
    ["unresolved", "prod/shop/db", "role/unknown"],
    ["unrecorded", "prod/shop/db", operator.name],
  ];
  expect(await told(auditor)).toEqual(everything);
  expect(await told(operator)).toEqual(everything);
  // What lies in no inventory has no team: it is for those bound to all.
  expect(await told(manager)).toEqual([
    ["wider", "prod/shop/db-replica", member.name],
    ["approved", "prod/shop/db", member.name],
    ["unresolved", "prod/shop/db", null],
    ["unrecorded", "prod/shop/db", null],
  ]);
  expect((await told(member)).map(([kind]) => kind)).toEqual(["wider", "approved", "unrecorded"]);
  expect(await told(await signedIn("member", inTeam))).toEqual([]);
});

test("a path read as a whole needs a window when anything under it does", async () => {
  await storeSecrets(application, [
    secretFixture({ path: "stg/shop/db", environment: "stg" }),
    secretFixture({ path: "mixed/a", environment: "stg" }),
    secretFixture({ path: "mixed/b" }),
  ]);
  const paths = ["name=stg/shop/", "mixed/", "name=nowhere/"];
  await storeReads(
    application,
    [{ key: "sso/member", kind: "person", personId: member.name }],
    paths.map((target) => ({ at: at("17T10:00").toISOString(), principal: "sso/member", target })),
  );
  const read = (await uses(auditor, { kind: "unrecorded" })).items.filter(
    ({ beganAt }) => beganAt === at("17T10:00").toISOString(),
  );
  expect(read.map(({ secret }) => [secret.path, secret.team]).sort()).toEqual([
    ["mixed/", "orders"],
    ["name=nowhere/", null],
  ]);
});

test("filters and pages", async () => {
  expect((await told(auditor, { kind: ["wider", "unresolved"] })).map(([kind]) => kind)).toEqual([
    "wider",
    "unresolved",
  ]);
  expect((await told(auditor, { request })).map(([kind]) => kind)).toEqual(["wider", "approved"]);
  expect((await told(auditor, { open: "true" })).map(([kind]) => kind)).toEqual([
    "wider",
    "unrecorded",
    "unrecorded",
  ]);
  expect(await told(auditor, { team: "payments" })).toEqual([]);
  const first = await uses(auditor, { limit: "2" });
  expect(first.total).toBe(5);
  const second = await uses(auditor, { limit: "3", cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
    (await uses(auditor)).items.map(({ id }) => id),
  );
  expect(second.nextCursor).toBeNull();
});

describe("what was found out", () => {
  const input = { outcome: "justified", reason: "the pager called" } as const;
  const idOf = async (kind: string, viewer = auditor) =>
    (await uses(viewer, { kind })).items.at(-1)?.id ?? "";

  test("is written down once, by somebody else who knows the person, and closes the matter", async () => {
    const own = await idOf("unrecorded");
    await expect(settleUse(operator, own, input, clock)).rejects.toThrow(/somebody else/);
    await expect(settleUse(manager, own, input, clock)).rejects.toThrow(/know the person/);
    await expect(settleUse(auditor, own, input, clock)).rejects.toThrow(/role/);
    const another = await signedIn("operator");
    const both = await Promise.allSettled([
      settleUse(another, own, input, clock),
      settleUse(await signedIn("operator"), own, input, clock),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [use] = (await uses(auditor, { kind: "unrecorded" })).items.slice(-1);
    expect(use).toMatchObject({
      open: false,
      settlement: { outcome: "justified", reason: input.reason },
    });
    expect((await uses(auditor)).total).toBe(5);
    const { rows } = await application.query(
      "SELECT count(*)::int AS n FROM audit_entry WHERE action = 'break-glass-use-settled' AND object = $1",
      [own],
    );
    expect(rows[0].n).toBe(1);
  });

  test("a read inside approval has nothing to settle, nor what is not there", async () => {
    await expect(settleUse(operator, await idOf("approved"), input, clock)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(settleUse(operator, "2026-11-01~nothing~x", input, clock)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("the review of a window closes what was read beside it", async () => {
    expect((await uses(manager, { kind: "wider" })).items[0]).toMatchObject({
      open: true,
      maySettle: true,
    });
    const review = {
      outcome: "deviated",
      accessEndedBy: "expired",
      accessEndedAt: at("20T02:00"),
      reason: "talked to",
    } as const;
    await reviewWindow(manager, request, review, clock);
    expect((await uses(manager, { kind: "wider" })).items[0]).toMatchObject({
      open: false,
      maySettle: false,
    });
  });
});

test("the summary counts what the list shows", async () => {
  const counts = async (viewer: Viewer) => {
    const { uses: by, open, waiting } = await readSummary(viewer, KpiQuery.parse({}), now);
    return [by.approved, by.wider, by.unrecorded, by.unresolved, open, waiting.toReview];
  };
  expect(await counts(auditor)).toEqual([1, 1, 2, 1, 3, 0]);
  expect(await counts(manager)).toEqual([1, 1, 1, 1, 2, 1]);
  expect(await counts(member)).toEqual([1, 1, 1, 0, 2, 0]);
});

describe("open items", () => {
  const open = async (viewer: Viewer, time = now) =>
    (await openBreakGlass(viewer, KpiQuery.parse({}), { at: time, past: true })).map((item) => [
      item.class,
      item.team,
      item.count,
      item.inScope,
    ]);

  test("reads outside approval, by team, for who may read of them", async () => {
    const expected = [
      ["read-outside-approval", "orders", 2, 2],
      ["read-outside-approval", null, 1, 1],
    ];
    expect(await open(auditor)).toEqual(expect.arrayContaining(expected));
    // Totals are the organisation's; what has no team is opened by who is bound to all.
    expect(await open(manager)).toEqual(
      expect.arrayContaining([expected[0], ["read-outside-approval", null, 1, 0]]),
    );
    expect(await open(member)).toEqual([]);
  });

  test("overdue decisions and reviews, for those who must act", async () => {
    const asked = RequestInput.parse({
      secretIds: [main.id],
      reason: "why",
      emergency: true,
      to: at("21T02:00").toISOString(),
    });
    await requestAccess(member, asked, () => at("21T01:00"));
    const classes = async (viewer: Viewer, time: string) =>
      (await open(viewer, at(time)))
        .map(([kind]) => kind)
        .filter((kind) => kind !== "read-outside-approval")
        .sort();
    expect(await classes(manager, "22T00:59")).toEqual([]);
    expect(await classes(manager, "22T01:00")).toEqual(["approval-overdue"]);
    expect(await classes(manager, "23T02:00")).toEqual(["approval-overdue", "review-overdue"]);
    expect(await classes(auditor, "23T02:00")).toEqual([]);
  });
});
