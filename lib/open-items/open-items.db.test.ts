import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import { SecretQuery } from "@/lib/inventory/model/secret";
import { listSecrets } from "@/lib/inventory/queries";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { KpiQuery } from "@/lib/kpis/model";
import { listOfItem } from "./model";
import { readHeadline } from "./queries";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:00:00Z");
const auditor = viewerOf("auditor");
const overdue = { max_age_seconds: 86_400, rotation_due_at: "2026-11-13T02:00:00Z" };
const failed = { max_age_seconds: 86_400, rotation_failed_from: "2026-11-20T02:00:00Z" };
const noOwner = { owner: null, owner_from: null };
const nowhere = { environment: null, environment_from: null };
const plain = {
  type: "string",
  counted: "none",
  not_counted_because: "configuration",
  plain_text_pattern: "password",
};

const open = async (query = KpiQuery.parse({})) => readHeadline(auditor, query, { now });

beforeEach(() => emptyInventory(owner));

test.each([
  { name: "nothing", rows: [{}], classes: [] },
  {
    name: "a failed rotation before an overdue one",
    rows: [overdue, failed],
    classes: ["rotation-failed-production", "overdue-production"],
  },
  {
    name: "no environment counts as production",
    rows: [{ ...overdue, ...nowhere }],
    classes: ["overdue-production"],
  },
  {
    name: "staging comes last",
    rows: [{ ...failed, environment: "stg" }, noOwner],
    classes: ["no-owner-production", "rotation-failed"],
  },
  {
    name: "exempt is not owed",
    rows: [{ ...overdue, exempt_until: "2027-01-01T00:00:00Z" }],
    classes: [],
  },
  {
    name: "an exempt one that failed stays listed",
    rows: [{ ...failed, exempt_until: "2027-01-01T00:00:00Z" }],
    classes: ["rotation-failed-production"],
  },
  {
    name: "the removed are nobody's",
    rows: [{ ...overdue, removed_at: "2026-11-01T00:00:00Z" }],
    classes: [],
  },
  {
    name: "what nobody confirmed, or only an operator, comes last",
    rows: [
      { attestation_due_at: null },
      { attested_as: "operator" },
      { ...noOwner, environment: "stg" },
    ],
    classes: ["no-owner", "attestation-due"],
  },
  {
    name: "plain text after no owner",
    rows: [plain, noOwner],
    classes: ["no-owner-production", "plain-text"],
  },
  {
    name: "one row, its most pressing class",
    rows: [{ ...overdue, ...failed, ...noOwner }],
    classes: ["rotation-failed-production"],
  },
])("$name", async ({ rows, classes }) => {
  await storeSecrets(
    application,
    rows.map((row) => secretFixture(row)),
  );
  await storeCompleteRun(application, now.toISOString());
  expect((await open()).items.map((item) => item.class)).toEqual(classes);
});

test("items say whose, how many and since when; the list behind shows just these", async () => {
  await storeSecrets(application, [
    secretFixture({ ...overdue, team: "logistics", service: "wms" }),
    secretFixture({ ...overdue, team: "logistics", service: "wms", classification: "internal" }),
    secretFixture({ ...overdue, team: "orders", classification: "internal" }),
    secretFixture({ ...noOwner, team: null, team_from: null }),
    secretFixture({ ...noOwner, team: "orders" }),
    secretFixture({ ...noOwner, ...overdue, team: "orders", classification: "internal" }),
    secretFixture({ ...plain, team: "orders" }),
  ]);
  await storeCompleteRun(application, now.toISOString());
  const { first, items } = await open();
  expect(first).toMatchObject({
    class: "overdue-production",
    team: "logistics",
    count: 2,
    inScope: 2,
    classification: "critical",
    services: ["wms"],
    daysPastDue: 10,
  });
  for (const item of items) {
    const query = SecretQuery.parse(
      Object.fromEntries(
        [...new URLSearchParams(listOfItem(item).search).keys()].map((key) => [
          key,
          new URLSearchParams(listOfItem(item).search).getAll(key),
        ]),
      ),
    );
    expect([item.class, (await listSecrets(auditor, query, { now })).total]).toEqual([
      item.class,
      item.count,
    ]);
  }
});

test("a manager of one team reads the organisation's items and opens his own", async () => {
  await storeSecrets(application, [
    secretFixture({ ...overdue, team: "logistics" }),
    secretFixture({ ...overdue, team: "orders" }),
  ]);
  await storeCompleteRun(application, now.toISOString());
  const { items } = await readHeadline(
    viewerOf("manager", [{ team: ["orders"] }]),
    KpiQuery.parse({}),
    { now },
  );
  expect(items.map(({ team, count, inScope }) => [team, count, inScope])).toEqual(
    expect.arrayContaining([
      ["logistics", 1, 0],
      ["orders", 1, 1],
    ]),
  );
  const others = items.find(({ team }) => team === "logistics");
  expect(others).toMatchObject({ services: [], kind: null });
});

test("sources that are not up to date are named", async () => {
  await storeSecrets(application, [secretFixture()]);
  await storeCompleteRun(application, "2026-11-21T00:00:00Z");
  expect((await open()).notUpToDate).toEqual([{ id: "sm", state: "stale" }]);
});
