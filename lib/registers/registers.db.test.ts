import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemViewer } from "@/lib/access-control/system";
import { viewerOf } from "@/lib/access-control/testing";
import { applyConfig } from "@/lib/config/commands";
import { configNow } from "@/lib/config/now";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { propose, withdraw } from "@/lib/declarations/commands";
import { noteSignIn } from "@/lib/organisation/people-by-sign-in";
import { applyImport, decideImport } from "./commands";
import { exportRegister } from "./export";
import { listRegister } from "./list";
import type { Register } from "./model";
import { previewImport } from "./preview";
import { badRows, importRows, listImports, readImport } from "./queries";
import { RegisterQuery } from "./register-query";

const { application, owner } = testDatabase();
afterAll(closePool);

const file = join(mkdtempSync(join(tmpdir(), "kagimori-")), "kagimori.config.yaml");
process.env.KAGIMORI_CONFIG = file;
const write = (fourEyes: boolean) =>
  writeFileSync(
    file,
    `organisation: { fourEyes: ${fourEyes} }
teams: [{ id: pay, name: 決済 }]
people:
  - { id: aoi@example.jp, name: 佐藤 葵, team: pay }
`,
  );
const now = new Date("2026-11-24T03:00:00Z");
const ann = viewerOf("operator", [], { name: "ann@example.jp" });
const bob = viewerOf("operator", [], { name: "bob@example.jp" });
const signal = new AbortController().signal;

const upload = (text: string, register: Register = "people", viewer = ann, at = now) =>
  previewImport(viewer, { register, name: "people.csv" }, new TextEncoder().encode(text), at);
const apply = async (text: string, register: Register = "people") => {
  const { id } = await upload(text, register);
  return applyImport(ann, id, { reason: "sorted out", missingLeft: false }, now);
};
const list = (query: object = {}, register: Register = "people", viewer = ann) =>
  listRegister(viewer, register, RegisterQuery.parse(query), now);
const ids = async (...given: Parameters<typeof list>) =>
  (await list(...given)).items.map(({ id }) => id);

beforeAll(async () => {
  write(false);
  await owner.query(
    `INSERT INTO installation (id, mode, masking_key, rules_version) VALUES (1, 'real', '\\x00', 'v')
     ON CONFLICT (id) DO UPDATE SET rules_version = 'v'`,
  );
  for (const email of ["ann@example.jp", "bob@example.jp"])
    await owner.query(
      `WITH u AS (INSERT INTO app_user (id, email, name) VALUES (gen_random_uuid(), $1, $1) RETURNING id)
       INSERT INTO role_binding (id, user_id, role, "from", granted_by) SELECT gen_random_uuid(), id, 'operator', 'cli', 'test' FROM u`,
      [email],
    );
  const loaded = configNow(now);
  if (loaded) await applyConfig(systemViewer("test"), loaded, now);
  await noteSignIn({ email: "eva@example.jp", name: "Eva" }, now);
});

const first = `メールアドレス,氏名,チーム,退職日
aoi@example.jp,別の名前,決済,
eva@example.jp,Eva Berg,決済,
ken@example.jp,田中 健,pay,2026/11/23
,名無し,,
new@example.jp,新人,nobody,
`;

test("a preview says what each row would do, and nothing holds yet", async () => {
  const preview = await upload(first);
  expect(preview).toMatchObject({
    state: "preview",
    encoding: "utf-8",
    counts: { add: 1, change: 1, leave: 0, missing: 0, unchanged: 0, file: 1, bad: 2 },
  });
  const rows = await importRows(ann, preview.id, { kind: "file", cursor: 0, limit: 20 }, now);
  expect(rows.items).toMatchObject([{ key: "aoi@example.jp", file: { path: file, line: 4 } }]);
  expect(await ids()).toEqual(["aoi@example.jp", "eva@example.jp"]);
  const bad = await (await badRows(ann, preview.id, "ja", now)).text();
  expect(bad.split("\r\n")).toEqual([
    "行,取り込まなかった理由,メールアドレス,氏名,チーム,退職日",
    "5,「メールアドレス」が空です,,名無し,,",
    "6,「チーム」の「nobody」というチームは登録簿にありません,new@example.jp,新人,nobody,",
    "",
  ]);
});

test("a preview is its uploader's alone, ends, and is gone with the next one", async () => {
  const preview = await upload(first);
  const application_ = { reason: "x", missingLeft: false };
  for (const other of [bob, viewerOf("auditor"), viewerOf("manager")])
    await expect(readImport(other, preview.id, now)).rejects.toMatchObject({ code: "not-found" });
  await expect(applyImport(bob, preview.id, application_, now)).rejects.toMatchObject({
    code: "not-found",
  });
  const later = new Date(now.getTime() + 3 * 3_600_000);
  await expect(applyImport(ann, preview.id, application_, later)).rejects.toMatchObject({
    code: "not-found",
  });
  await upload(first);
  await expect(readImport(ann, preview.id, now)).rejects.toMatchObject({ code: "not-found" });
  for (const other of ["auditor", "manager", "admin", "member", "qa"] as const)
    await expect(upload(first, "people", viewerOf(other))).rejects.toMatchObject({
      code: "not-allowed",
    });
  const bound = viewerOf("operator", [{ team: ["pay"] }]);
  await expect(upload(first, "people", bound)).rejects.toMatchObject({ code: "not-allowed" });
});

test("applied, all of it holds at once: over a sign-in, below the file, with a reason in the audit trail", async () => {
  const { id } = await upload(first);
  const { state } = await applyImport(ann, id, { reason: "人事の一覧", missingLeft: false }, now);
  expect(state).toBe("applied");
  expect((await list()).items).toMatchObject([
    { id: "aoi@example.jp", from: "file", file: { line: 4 }, item: { name: "佐藤 葵" } },
    {
      id: "eva@example.jp",
      from: "import",
      item: { name: "Eva Berg", team: "pay" },
      standing: "active",
    },
    {
      id: "ken@example.jp",
      standing: "left",
      item: { left: "2026-11-24" },
      declared: { by: "ann@example.jp", reason: "人事の一覧", importId: id },
    },
  ]);
  const { rows } = await application.query(
    "SELECT object, detail FROM audit_entry WHERE action = 'register-imported'",
  );
  expect(rows).toMatchObject([
    { object: id, detail: { counts: { add: 1 }, reason: "人事の一覧" } },
  ]);
  await expect(
    applyImport(ann, id, { reason: "again", missingLeft: false }, now),
  ).rejects.toMatchObject({ code: "conflict" });
  expect(await listImports(viewerOf("auditor"))).toMatchObject([{ id, state: "applied" }]);
});

test("what an export says changes nothing when it is handed in again", async () => {
  await apply("id,name\nodd@example.jp,=HYPERLINK(1)\n");
  for (const header of ["ja", "en"] as const) {
    const text = await (await exportRegister(ann, "people", header, signal, now)).text();
    expect(text).toContain("odd@example.jp,'=HYPERLINK(1)");
    const { counts } = await upload(text);
    expect(counts).toMatchObject({ add: 0, change: 0, leave: 0, missing: 0, bad: 0, file: 0 });
    expect(counts.unchanged).toBe((await list()).total);
  }
});

test("teams and services come from files too", async () => {
  await apply("id,名称,英語名,リーダー\nops,運用,Operations,ann@example.jp\n", "teams");
  await apply("id,サービス名,担当チーム\nbilling,請求,運用\n", "services");
  expect((await list({}, "services")).items).toMatchObject([
    { item: { id: "billing", name: "請求", team: "ops" }, from: "import" },
  ]);
  expect(await ids({ from: "import" }, "teams")).toEqual(["ops"]);
});

test("people who are not named leave only when that very number is confirmed", async () => {
  const { id, counts } = await upload("id,name\neva@example.jp,Eva Berg\n");
  expect(counts).toMatchObject({ missing: 1, unchanged: 1 });
  const asked = { reason: "whole list", missingLeft: true };
  await expect(applyImport(ann, id, { ...asked, missing: 7 }, now)).rejects.toMatchObject({
    code: "conflict",
  });
  await applyImport(ann, id, { ...asked, missing: 1 }, now);
  expect(await ids({ state: "left" })).toEqual(["ken@example.jp", "odd@example.jp"]);
});

test("what somebody changed since it was looked at is not undone", async () => {
  const { id } = await upload("id,name\neva@example.jp,Eva C\n");
  const body = { id: "eva@example.jp", name: "Eva D" };
  await propose(bob, { section: "people", key: body.id, body, reason: "married" }, now);
  await expect(
    applyImport(ann, id, { reason: "x", missingLeft: false }, now),
  ).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(body.id) });
  expect((await list({ q: "eva" })).items).toMatchObject([{ from: "screen" }]);
  await withdraw(bob, "people", body.id, "a mistake", now);
  expect((await list({ q: "eva" })).items).toMatchObject([
    { from: "sign-in", item: { name: "Eva" } },
  ]);
});

test("under four eyes another decides; nobody his own", async () => {
  write(true);
  const text = "id,name\nfay@example.jp,Fay\n";
  const { id } = await upload(text);
  const outcome = await applyImport(ann, id, { reason: "joined", missingLeft: false }, now);
  expect(outcome).toEqual({ id, state: "proposed", deciders: ["bob@example.jp"] });
  expect(await ids({ q: "fay" })).toEqual([]);
  await expect(decideImport(ann, id, "approve", now)).rejects.toMatchObject({
    code: "not-allowed",
  });
  const bound = viewerOf("manager", [{ team: ["pay"] }], { name: "max@example.jp" });
  await expect(decideImport(bound, id, "approve", now)).rejects.toMatchObject({
    code: "not-allowed",
  });
  await expect(readImport(bound, id, now)).rejects.toMatchObject({ code: "not-found" });
  const second = await upload(text);
  await expect(
    applyImport(ann, second.id, { reason: "x", missingLeft: false }, now),
  ).rejects.toMatchObject({ code: "conflict" });
  expect(await decideImport(bob, id, "approve", now)).toMatchObject({ state: "applied" });
  expect(await ids({ q: "fay" })).toEqual(["fay@example.jp"]);
  await expect(decideImport(bob, id, "reject", now)).rejects.toMatchObject({ code: "conflict" });
  write(false);
});

test("who is bound to teams sees their people only, and pages hold each once", async () => {
  const bound = viewerOf("manager", [{ team: ["pay"] }]);
  expect(await ids({}, "people", bound)).toEqual(["aoi@example.jp", "ken@example.jp"]);
  expect(await ids({}, "teams", bound)).toEqual(["pay"]);
  const { total } = await list();
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = await list({ limit: "2", ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([...new Set(seen)]);
  expect(seen).toHaveLength(total);
});

test("50,000 people hold within seconds, and again changes nothing", {
  timeout: 120_000,
}, async () => {
  const lines = Array.from({ length: 50_000 }, (_, n) => `p${n}@example.jp,人 ${n},pay`);
  const text = `id,name,team\n${lines.join("\n")}\n`;
  const { id, counts } = await upload(text);
  expect(counts.add).toBe(50_000);
  await applyImport(ann, id, { reason: "all", missingLeft: false }, now);
  expect((await upload(text)).counts).toMatchObject({ unchanged: 50_000, add: 0, change: 0 });
});
