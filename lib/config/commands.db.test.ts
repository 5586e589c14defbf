import { beforeAll, expect, test } from "vitest";
import { systemViewer } from "@/lib/access-control/system";
import { testDatabase } from "@/lib/db/testing";
import { noteSignIn } from "@/lib/organisation/people-by-sign-in";
import { applyConfig } from "./commands";
import { parseConfig } from "./load";

const { application, owner } = testDatabase();
const viewer = systemViewer("test");

const first = `
teams: [{ id: pay, name: 決済, lead: aoi@example.jp }, { id: ops, name: 運用 }]
services: [{ id: billing, team: pay }]
people:
  - { id: aoi@example.jp, name: 佐藤 葵, team: pay }
  - { id: ken@example.jp, name: 田中 健, left: 2026-10-01 }
policies: { rotation: [{ id: all, maxAge: P90D }] }
roles: [{ person: aoi@example.jp, role: manager, scope: [{ team: pay }] }]
`;
const second = first.replace("P90D", "P30D").replace(", { id: ops, name: 運用 }", "");

const apply = (text: string, at: string) => {
  const now = new Date(at);
  return applyConfig(viewer, parseConfig(text, "k.yaml", now), now);
};
const rows = async (sql: string) => (await application.query(sql)).rows;

beforeAll(async () => {
  await owner.query(
    "INSERT INTO installation (id, mode, masking_key) VALUES (1, 'real', '\\x00') ON CONFLICT DO NOTHING",
  );
});

test("the first version is kept, with registers and roles", async () => {
  expect(await apply(first, "2026-11-01T00:00:00Z")).toEqual({ changed: true });
  expect(await rows("SELECT id, name, lead FROM team ORDER BY id")).toEqual([
    { id: "ops", name: "運用", lead: null },
    { id: "pay", name: "決済", lead: "aoi@example.jp" },
  ]);
  expect(await rows("SELECT id, left_on::text FROM person ORDER BY id")).toEqual([
    { id: "aoi@example.jp", left_on: null },
    { id: "ken@example.jp", left_on: "2026-10-01" },
  ]);
  expect(await rows("SELECT role, scope FROM role_binding")).toEqual([
    { role: "manager", scope: [{ team: ["pay"] }] },
  ]);
  const [version] = await rows("SELECT content FROM config_version");
  expect(version?.content).toMatchObject({
    organisation: { timeZone: "Asia/Tokyo" },
    file: { path: "k.yaml", lines: { "teams[0]": 2, "people[1]": 6 } },
  });
});

test("the same again writes nothing", async () => {
  const before = await rows("SELECT xmin, * FROM person ORDER BY id");
  expect(await apply(`# words\n${first}`, "2026-11-02T00:00:00Z")).toEqual({ changed: false });
  expect(await rows("SELECT xmin, * FROM person ORDER BY id")).toEqual(before);
  expect(await rows("SELECT FROM audit_entry WHERE action = 'config-applied'")).toHaveLength(1);
});

test("a change says where it is, and a register follows", async () => {
  expect(await apply(second, "2026-11-03T00:00:00Z")).toEqual({ changed: true });
  expect(await rows("SELECT id FROM team")).toEqual([{ id: "pay" }]);
  const [entry] = await rows(
    "SELECT detail FROM audit_entry WHERE action = 'config-applied' ORDER BY id DESC LIMIT 1",
  );
  expect(entry?.detail).toMatchObject({
    added: [],
    removed: ["teams.ops"],
    changed: ["policies.rotation.all.maxAge"],
  });
});

test("content that comes back is the newest again", async () => {
  expect(await apply(first, "2026-11-04T00:00:00Z")).toEqual({ changed: true });
  const newest = await rows("SELECT content FROM config_version ORDER BY applied_at DESC LIMIT 1");
  expect(newest[0]?.content.policies.rotation[0].maxAge).toBe(90 * 86_400);
  expect(await rows("SELECT FROM config_version")).toHaveLength(2);
});

test("two processes at once make one version", async () => {
  const text = first.replace("P90D", "P60D");
  const results = await Promise.all([1, 2, 3].map(() => apply(text, "2026-11-05T00:00:00Z")));
  expect(results.filter(({ changed }) => changed)).toHaveLength(1);
});

test("who came by single sign-on stays without the file, and whoever had left stays gone", async () => {
  const now = new Date("2026-11-06T00:00:00Z");
  await noteSignIn({ email: "eva@example.jp", name: "Eva" }, now);
  await noteSignIn({ email: "ken@example.jp", name: "Ken by sign-on" }, now);
  const people = () =>
    rows("SELECT id, name, left_on::text, provenance FROM person WHERE sign_in_at IS NOT NULL");
  const eva = { id: "eva@example.jp", name: "Eva", left_on: null, provenance: "sign-in" };
  const ken = { id: "ken@example.jp", left_on: "2026-10-01" };
  await apply(first, "2026-11-07T00:00:00Z");
  expect(await people()).toEqual(
    expect.arrayContaining([eva, { ...ken, name: "田中 健", provenance: "file" }]),
  );
  await apply(first.replace(/.*ken@.*\n/, ""), "2026-11-08T00:00:00Z");
  expect(await people()).toEqual(
    expect.arrayContaining([eva, { ...ken, name: "Ken by sign-on", provenance: "sign-in" }]),
  );
});
