import { beforeAll, describe, expect, test } from "vitest";
import { seesRow } from "@/lib/access-control/levels";
import { allowed, type Scope, TokenRole } from "@/lib/access-control/model";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import { SecretQuery } from "@/lib/inventory/model/secret";
import { listSecrets } from "@/lib/inventory/queries";
import { secretFixture, storeSecrets } from "@/lib/inventory/testing";
import { exportMatrix } from "./export-csv";
import { type Duty, duties, ofEach } from "./model";
import { gaps } from "./model/gaps";
import { DutyExportQuery, DutyQuery } from "./model/matrix";
import { gapsOf, judging } from "./model/standing";
import { readMatrix } from "./queries";
import { readSets } from "./read-sets";

const { application } = testDatabase();
const now = new Date("2026-11-24T03:00:00Z");
const day = "2026-11-24";
const people = [
  { id: "a@x", team: "one", leftOn: null },
  { id: "b@x", team: "two", leftOn: null },
  { id: "c@x", team: "two", leftOn: null },
  { id: "gone@x", team: "empty", leftOn: day },
  { id: "soon@x", team: "empty", leftOn: "2026-11-25" },
  { id: "lead@x", team: null, leftOn: null },
];
const teams = [
  { id: "one", lead: "a@x" },
  { id: "two", lead: null },
  { id: "empty", lead: "gone@x" },
  { id: "led", lead: "lead@x" },
  { id: "nobody", lead: null },
];
const services = [
  { id: "rotator", team: "two" },
  { id: "idle", team: "nobody" },
  { id: "lost", team: null },
];
const holders = [
  null,
  ...people.map(({ id }) => `person:${id}`),
  ...teams.map(({ id }) => `team:${id}`),
  ...services.map(({ id }) => `workload:${id}`),
  "person:who@x",
  "team:none",
  "workload:none",
];

/** Every holder in every duty, and every pair of who rotates and approves. */
const sets = holders.flatMap((rotates) =>
  holders.map((approves, at) => ({
    rotates,
    approves,
    creates: holders[(at + 3) % holders.length] ?? null,
    audits: holders[(at + 5) % holders.length] ?? null,
  })),
);
const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;

const at = (
  team: string | null,
  environment: string | null,
  service: string | null,
  set?: number,
) => secretFixture({ team, environment, service, duty_set: set === undefined ? null : idOf(set) });
const secrets = [
  at("pay", "prod", "shop", 0),
  at("pay", "prod", "shop", 40),
  at("pay", "stg", "shop", 77),
  at("web", "prod", "mail", 120),
  at("web", "dev", "mail"),
  at(null, "prod", "shop", 40),
  at(null, null, null),
  { ...at("pay", "prod", "shop", 0), counted: "none", not_counted_because: "replica" },
] as (ReturnType<typeof secretFixture> & {
  id: string;
  team: string | null;
  environment: string | null;
  service: string | null;
})[];
const counted = secrets.filter(({ counted }) => counted !== "none");

beforeAll(async () => {
  await application.query(
    `INSERT INTO person (id, name, team, left_on, recorded_at)
     SELECT id, 'Name of ' || id, team, "leftOn", now() FROM jsonb_to_recordset($1) AS p(id text, team text, "leftOn" date)`,
    [JSON.stringify(people)],
  );
  await application.query(
    "INSERT INTO team (id, name, lead) SELECT id, id, lead FROM jsonb_to_recordset($1) AS t(id text, lead text)",
    [JSON.stringify(teams)],
  );
  await application.query(
    "INSERT INTO service (id, name, team) SELECT id, id, team FROM jsonb_to_recordset($1) AS s(id text, team text)",
    [JSON.stringify(services)],
  );
  await application.query(
    "INSERT INTO duty_set SELECT * FROM jsonb_populate_recordset(NULL::duty_set, $1)",
    [JSON.stringify(sets.map((set, index) => ({ id: idOf(index), ...set })))],
  );
  await storeSecrets(application, secrets);
});

test("what SQL finds wrong is what the rule finds, for every pair of holders", async () => {
  const judge = judging(
    {
      people: new Map(people.map(({ id, ...person }) => [id, person])),
      teams: new Map(teams.map(({ id, lead }) => [id, lead])),
      services: new Map(services.map(({ id, team }) => [id, team])),
    },
    day,
  );
  const found = await readSets(
    sets.map((_, index) => idOf(index)),
    now,
  );
  const seen = sets.map((_, index) => found.get(idOf(index)));
  expect(seen.map((set) => set && ofEach((duty) => set[duty].gap))).toEqual(
    sets.map((set) => gapsOf(set, judge)),
  );
  // All that can be wrong was.
  expect(new Set(seen.flatMap((set) => duties.map((duty) => set?.[duty].gap ?? null))).size).toBe(
    gaps.length + 1,
  );
});

const scopes: Scope[] = [[], [{ team: ["pay"] }], [{ environment: ["stg"] }], [{ team: ["none"] }]];
const askers = TokenRole.options
  .filter((role) => allowed[role].includes("duty:read"))
  .flatMap((role) => scopes.map((scope) => ({ role, scope })));
const matrixFor = (role: TokenRole, scope: Scope = [], query: object = {}) =>
  readMatrix(viewerOf(role, scope), DutyQuery.parse({ limit: "200", ...query }), { now });

describe.each(askers)("$role bound to $scope", ({ role, scope }) => {
  const mine = counted.filter((secret) => seesRow([{ role, scope }], secret));

  test("sees the services of its rows, each with as many secrets as it sees", async () => {
    const { items, total, secrets: all } = await matrixFor(role, scope);
    const by = new Map<string | null, number>();
    for (const { service } of mine) by.set(service, (by.get(service) ?? 0) + 1);
    expect(new Map(items.map(({ service, secrets: n }) => [service, n]))).toEqual(by);
    expect([total, all]).toEqual([by.size, mine.length]);
  });

  test("every cell's gaps are the rows of the list it leads to", async () => {
    const { items } = await matrixFor(role, scope);
    for (const { service, cells } of items)
      for (const duty of duties)
        expect(await listed(`${duty}.gap`, service)).toBe(cells[duty].gaps);

    async function listed(filter: string, service: string | null) {
      const query = SecretQuery.parse({ duty: filter, service: service ?? "unassigned" });
      return (await listSecrets(viewerOf(role, scope), query, { now })).total;
    }
  });

  test("takes the same away as a file", async () => {
    const answer = await exportMatrix(viewerOf(role, scope), DutyExportQuery.parse({}), now);
    const lines = (await answer.text()).trim().split("\r\n");
    expect(lines).toHaveLength(1 + new Set(mine.map(({ service }) => service)).size);
  });
});

test.each(["admin", "ingest"] as const)("%s sees none of it", async (role) => {
  await expect(matrixFor(role)).rejects.toThrow();
});

test("a holder's cell leads to the rows it has the duty for", async () => {
  const { items } = await matrixFor("operator");
  const shop = items.find(({ service }) => service === "shop");
  const cells = duties.flatMap((duty: Duty) =>
    (shop?.cells[duty].holders ?? []).map((one) => ({ duty, ...one })),
  );
  expect(cells.some(({ holder, gap }) => holder !== null && gap === null)).toBe(true);
  for (const { duty, holder, gap, secrets: n } of cells.filter(({ holder }) => holder !== null)) {
    const query = SecretQuery.parse({
      duty: `${duty}.${gap ?? "living"}.${holder?.kind}:${holder?.id}`,
      service: "shop",
    });
    expect((await listSecrets(viewerOf("operator"), query, { now })).total).toBe(n);
  }
});

test("pages follow each other, and filters narrow", async () => {
  const seen = [];
  let cursor: string | null = null;
  do {
    const page = await matrixFor("operator", [], { limit: "1", ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ service }) => service));
    expect(page.total).toBe(3);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(3);
  expect(new Set(seen)).toEqual(new Set(["shop", "mail", null]));
  await expect(matrixFor("operator", [], { cursor: "nonsense" })).rejects.toThrow(/cursor/);
  const narrow = await matrixFor("operator", [], { team: "web", environment: ["prod", "dev"] });
  expect(narrow.items.map(({ service, secrets: n }) => [service, n])).toEqual([["mail", 2]]);
});
