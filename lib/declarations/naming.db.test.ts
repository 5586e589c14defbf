import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { derivationOf } from "@/lib/sync/derivation";
import { deriveAllIfDue } from "@/lib/sync/derive-all";
import { fakeEntry } from "@/lib/sync/testing/fake-backend";
import { syncRig } from "@/lib/sync/testing/sync-rig";
import { propose, withdraw } from "./commands";
import { TrialInput } from "./model/trial";
import { tryChange } from "./trial/try-change";

const { application } = testDatabase();
afterAll(closePool);

const file = join(mkdtempSync(join(tmpdir(), "kagimori-")), "kagimori.config.yaml");
process.env.KAGIMORI_CONFIG = file;
writeFileSync(
  file,
  `organisation: { fourEyes: false }
sources: [{ id: one, kind: vault, endpoint: "http://127.0.0.1:8200", auth: { method: token, token: "env:T" } }]
`,
);
const kv = "vault:c:n:kv";
const operator = viewerOf("operator", [], { name: "ann@example.jp" });
const rig = syncRig();
const derive = async () => {
  rig.now = new Date(rig.now.getTime() + 60_000);
  const { signal } = new AbortController();
  return deriveAllIfDue(await derivationOf(rig.config, rig.now), () => rig.now, signal);
};
const rule = {
  section: "naming" as const,
  key: "teams",
  body: {
    id: "teams",
    backend: "vault",
    pattern: "kv/(?<team>pay|web)/.+",
    example: "kv/pay/a",
    explanation: "team first",
  },
};

beforeAll(async () => {
  const entries = ["pay/a", "web/b", "misc/c"].map((name) => fakeEntry(kv, name));
  rig.world.places.set(kv, { entries });
  await rig.sync();
});

test("a naming rule is tried: whose names follow it, and what it makes of the figure", async () => {
  const trial = await tryChange(operator, TrialInput.parse(rule), rig.now);
  expect(trial).toMatchObject({ changed: 3, exact: true, byAttribute: { naming: 3 } });
  expect(trial.items.flatMap(({ changes }) => changes.map(({ after }) => after)).sort()).toEqual([
    "breaks",
    "follows",
    "follows",
  ]);
  expect(trial.figures).toContainEqual({
    id: "naming-compliance",
    ...{ numerator: 0, denominator: 0, afterNumerator: 2, afterDenominator: 3 },
  });
});

test("saved, it holds for rows and stands in the register of rules; taken out, both are gone", async () => {
  const outcome = await propose(operator, { ...rule, reason: "as agreed" }, rig.now);
  expect(outcome.state).toBe("in-force");
  const register = async () =>
    (await application.query("SELECT id, example FROM naming_rule")).rows;
  const rows = async () =>
    (await application.query("SELECT naming_rule, naming_ok FROM secret ORDER BY path")).rows;
  expect(await register()).toEqual([{ id: "teams", example: "kv/pay/a" }]);
  await derive();
  expect(await rows()).toEqual([
    { naming_rule: "teams", naming_ok: false },
    { naming_rule: "teams", naming_ok: true },
    { naming_rule: "teams", naming_ok: true },
  ]);
  await withdraw(operator, "naming", "teams", "no longer", rig.now);
  expect(await register()).toEqual([]);
  await derive();
  expect((await rows()).every(({ naming_rule }) => naming_rule === null)).toBe(true);
});

test("a pattern that is none, or an example that does not follow it, is refused", async () => {
  const wrong = (body: object) =>
    propose(operator, { ...rule, body: { ...rule.body, ...body }, reason: "r" }, rig.now);
  await expect(wrong({ pattern: "(" })).rejects.toMatchObject({ code: "invalid-input" });
  await expect(wrong({ example: "kv/misc/a" })).rejects.toMatchObject({
    fields: { example: "does not follow the pattern" },
  });
});
