import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import type { Viewer } from "@/lib/access-control/viewer";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { secretFixture, storeSecrets } from "@/lib/inventory/testing";
import type { CardId, LineId } from "./model";
import { readHome } from "./read-home";

const { application } = testDatabase();
const now = new Date("2026-11-24T00:00:00Z");
const key = "arn:aws:kms:ap-northeast-1:111122223333:key/one";
const own = { kmsKeyId: key, kmsKeyManagedBy: "customer" };

beforeAll(async () => {
  await storeSecrets(application, [
    secretFixture({ path: "prod/pay/db", environment: "prod", team: "pay", facts: own }),
    secretFixture({ path: "stg/pay/db", environment: "stg", team: "pay", facts: own }),
    secretFixture({
      path: "stg/web/api",
      environment: "stg",
      team: "web",
      facts: { kmsKeyId: "alias/aws/secretsmanager", kmsKeyManagedBy: "aws" },
    }),
    secretFixture({
      path: "prod/web/key",
      environment: "prod",
      team: "web",
      owner: "member@example.jp",
      rotation_due_at: "2026-11-20T00:00:00Z",
      attestation_due_at: "2026-11-19T00:00:00Z",
    }),
  ]);
});
afterAll(closePool);

const cardOf = async (viewer: Viewer, id: CardId) => {
  const { cards } = await readHome(viewer, undefined, now);
  const card = cards.find((one) => one.id === id);
  if (!card) throw new Error(`no card ${id}`);
  return card;
};
const count = (card: { lines: readonly { id: LineId; count: number }[] }, id: LineId) =>
  card.lines.find((line) => line.id === id)?.count;

test("QA counts what is outside production, and learns of production only that it overlaps", async () => {
  const qa = viewerOf("qa");
  expect(count(await cardOf(qa, "staging"), "stg")).toBe(2);
  const overlaps = await cardOf(qa, "overlaps");
  expect(overlaps.rows).toMatchObject([{ label: "stg/pay/db", notes: ["same-key", "same-name"] }]);
  expect(count(overlaps, "same-key")).toBe(1);
  expect(JSON.stringify(await readHome(qa, undefined, now))).not.toContain("prod/");
});

test("QA of one team sees that team's alone", async () => {
  const web = viewerOf("qa", [{ team: ["web"] }]);
  expect(count(await cardOf(web, "staging"), "stg")).toBe(1);
  expect((await cardOf(web, "overlaps")).rows).toEqual([]);
});

test("a member sees what is his to do, by when", async () => {
  const member = viewerOf("member", [], { name: "member@example.jp" });
  expect(count(await cardOf(member, "mine"), "my-secrets")).toBe(1);
  const { rows } = await cardOf(member, "due");
  expect(rows.map(({ label, notes }) => [label, ...notes])).toEqual([
    ["prod/web/key", "attestation"],
    ["prod/web/key", "rotation"],
  ]);
});

test.each(["operator", "auditor", "admin"] as const)("the home of %s reads", async (role) => {
  const { home, cards } = await readHome(viewerOf(role), undefined, now);
  expect(home).toBe(role);
  expect(cards.length).toBeGreaterThan(1);
});

test("of several roles the strongest comes first, and only one's own can be asked for", async () => {
  const viewer: Viewer = {
    ...viewerOf("qa"),
    bindings: [...viewerOf("qa").bindings, ...viewerOf("auditor").bindings],
  };
  expect(await readHome(viewer, undefined, now)).toMatchObject({
    home: "auditor",
    homes: ["auditor", "qa"],
  });
  expect((await readHome(viewer, "qa", now)).home).toBe("qa");
  expect((await readHome(viewer, "operator", now)).home).toBe("auditor");
});
