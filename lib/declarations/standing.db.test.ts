import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { readSecret } from "@/lib/inventory/detail";
import {
  emptyInventory,
  secretFixture,
  storeCompleteRun,
  storeSecrets,
} from "@/lib/inventory/testing";
import { KpiRowsQuery } from "@/lib/kpis/model";
import { readKpiRows } from "@/lib/kpis/rows";
import { propose, withdraw } from "./commands";
import { offersOf, readStanding } from "./standing";

const { application, owner } = testDatabase();
afterAll(closePool);

const file = join(mkdtempSync(join(tmpdir(), "kagimori-")), "kagimori.config.yaml");
process.env.KAGIMORI_CONFIG = file;
const now = new Date("2026-11-23T02:00:00Z");
const ann = viewerOf("operator", [], { name: "ann@example.jp" });
const rotation = {
  ...{ enabled: null, by: null, intervalSeconds: null, pendingSince: null },
  lastAttemptFailed: false,
};
const facts = { versions: [], entry: { tagKind: "tag", inactive: null, rotation } };
const plain = secretFixture({
  facts,
  path: "/app/token",
  type: "string",
  counted: "none",
  not_counted_because: "configuration",
  plain_text_pattern: "token",
});
const counted = secretFixture({ path: "prod/app/key", facts });
const standing = async (id: unknown, viewer = ann) =>
  readStanding(viewer, await readSecret(viewer, String(id), { now }), now);

beforeAll(async () => {
  await emptyInventory(owner);
  writeFileSync(
    file,
    `plainText:
  ignore: [{ path: /app/old-token, reason: a label, approver: ann@example.jp, until: 2026-11-22 }]
`,
  );
  await storeSecrets(application, [plain, counted]);
  await storeCompleteRun(application, now.toISOString());
});

test("who may declare it is offered the judgement of just this path, and the exclusion of just this secret", async () => {
  const suspected = await standing(plain.id);
  expect(suspected).toMatchObject({
    items: [],
    mayChange: true,
    offers: [{ section: "plainText.ignore", body: { path: "/app/token" } }],
  });
  expect(offersOf(ann, ["/app/token"])["/app/token"]).toEqual(suspected?.offers[0]);
  expect((await standing(counted.id))?.offers).toMatchObject([
    { section: "mapping.exclude", body: { match: { path: ["prod/app/key"] } } },
  ]);
  const manager = viewerOf("manager");
  expect(await standing(plain.id, manager)).toMatchObject({ items: [], offers: [] });
  expect(offersOf(manager, ["/app/token"])).toEqual({});
  expect(await standing(plain.id, viewerOf("member"))).toBeNull();
});

test("a name that is a pattern is offered nothing; nor is what is covered already", async () => {
  const odd = secretFixture({ path: "prod/app/a*", facts });
  await storeSecrets(application, [odd]);
  expect((await standing(odd.id))?.offers).toEqual([]);
});

test("what was judged says why, by whom and until when, on its page and among the rows; taken back, it is offered again", async () => {
  const [offer] = (await standing(plain.id))?.offers ?? [];
  if (!offer) throw new Error("an offer is expected");
  const { section, key } = offer;
  const body = { ...offer.body, reason: "a public label", until: "2027-03-31" };
  await propose(ann, { section, key, body, reason: "a public label" }, now);
  const judged = await standing(plain.id);
  expect(judged).toMatchObject({ items: [{ key, from: "screen", body }], offers: [] });

  await application.query("UPDATE secret SET plain_text_judged = 'a public label' WHERE id = $1", [
    plain.id,
  ]);
  const query = KpiRowsQuery.parse({ excluded: "false-positive" });
  for (const id of ["plain-text-parameters", "sprawl"] as const) {
    const { items } = await readKpiRows(viewerOf("auditor"), id, query, { now });
    expect(items.map(({ takenOut }) => takenOut)).toEqual([
      { reason: "a public label", approver: "ann@example.jp", until: "2027-03-31" },
    ]);
  }
  await withdraw(ann, section, key, "it was a token after all", now);
  expect(await standing(plain.id)).toMatchObject({ items: [], offers: [{ section, key }] });
});

test("a secret taken out alone is told by the rule that takes it out", async () => {
  const [offer] = (await standing(counted.id))?.offers ?? [];
  if (!offer) throw new Error("an offer is expected");
  const { section, key } = offer;
  const body = { ...offer.body, reason: "a dummy", until: "2027-03-31" };
  await propose(ann, { section, key, body, reason: "a dummy" }, now);
  await application.query(
    "UPDATE secret SET counted = 'none', not_counted_because = 'scope-rule' WHERE id = $1",
    [counted.id],
  );
  const { items } = await readKpiRows(
    viewerOf("auditor"),
    "rotation-compliance",
    KpiRowsQuery.parse({ excluded: "scope-rule" }),
    { now },
  );
  expect(items.map(({ label, takenOut }) => [label, takenOut])).toEqual([
    ["prod/app/key", { reason: "a dummy", approver: "ann@example.jp", until: "2027-03-31" }],
  ]);
});
