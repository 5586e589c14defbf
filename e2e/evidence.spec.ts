import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { APIRequestContext, Page } from "@playwright/test";
import pg from "pg";
import { expect, test } from "./fixtures";
import { runtime } from "./runtime";

const spite = `=HYPERLINK("http://evil.example","x")`;

/** An access whose caller calls itself what a spreadsheet would run. */
test.beforeAll(async () => {
  const client = new pg.Client({ connectionString: runtime().databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT make_access_month('2026-01-15Z')");
    await client.query(
      `WITH c AS (INSERT INTO access_context (source_id, backend) VALUES ($1, 'secrets-manager') RETURNING id),
            o AS (INSERT INTO access_operation (backend, action, use) VALUES ('e2e', $1, 'value-read') RETURNING id),
            a AS (INSERT INTO access_user_agent (text) VALUES ($2) RETURNING id),
            p AS (INSERT INTO access_principal (key, kind, name, type, fullness, first_seen_at)
                  VALUES ($1, 'workload', '+cmd|calc', 'e2e', 2, now()) RETURNING id)
       INSERT INTO access_event (occurred_at, event_id, item, recorded_at, context_id, principal_id, user_agent_id, operation_id, cause)
       SELECT '2026-01-15Z', gen_random_uuid(), 0, now(), c.id, p.id, a.id, o.id, 0 FROM c, o, a, p`,
      [`e2e-${randomUUID()}`, `${spite} ${randomUUID()}`],
    );
  } finally {
    await client.end();
  }
});

/** Makes a file on the page and fetches it. */
async function fetchFile(page: Page, kind: "bundle" | "rows") {
  await page.goto("/evidence?from=2026-01-01&to=2026-01-31");
  await page.getByLabel("種類").selectOption(kind);
  const answered = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().endsWith("/exports"),
  );
  await page.getByRole("button", { name: "作成する" }).click();
  const { id, fileName } = await (await answered).json();
  const link = page.locator(`a[href$="/${id}/file"]`);
  await expect(link).toHaveText(fileName);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe(fileName);
  return { id: String(id), path: await download.path() };
}

test("an auditor takes rows away, and no spreadsheet runs them", async ({ page, signIn }) => {
  test.slow();
  await signIn("auditor");
  const { path } = await fetchFile(page, "rows");
  const csv = readFileSync(path, "utf8");
  expect(csv.startsWith("\uFEFF発生日時")).toBe(true);
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")`);
  expect(csv).toContain(",'+cmd|calc,");
});

test("an auditor takes a bundle away and proves it; one changed byte is found", async ({
  page,
  signIn,
}, info) => {
  test.slow();
  await signIn("auditor");
  const { path } = await fetchFile(page, "bundle");
  await page.reload();
  const fingerprint = await page
    .locator("code", { hasText: /^[0-9a-f]{64}$/ })
    .first()
    .innerText();
  const verify = (file: string) =>
    spawnSync(
      process.execPath,
      ["bin/kagimori.mjs", "verify", file, "--fingerprint", fingerprint],
      {
        encoding: "utf8",
      },
    );
  const whole = verify(path);
  expect(whole.status, whole.stderr).toBe(0);
  expect(whole.stdout).toContain("OK: nothing was changed");
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
  writeFileSync(info.outputPath("changed.zip"), bytes);
  const changed = verify(info.outputPath("changed.zip"));
  expect(changed.status).toBe(1);
  expect(changed.stdout).toContain("WRONG  access-events.csv: was changed");
});

async function tokenOf(request: APIRequestContext, origin: string): Promise<string> {
  const data = { role: "auditor", scope: [], label: "e2e", days: 1 };
  const answer = await request.post("/api/v1/tokens", { data, headers: { origin } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).token;
}

test("nobody else can fetch it, and a manager may make none", async ({
  page,
  playwright,
  baseURL,
  signIn,
}) => {
  test.slow();
  const origin = baseURL ?? "";
  await signIn("auditor");
  const { id } = await fetchFile(page, "rows");
  const authorization = `Bearer ${await tokenOf(page.request, origin)}`;
  const other = await playwright.request.newContext({
    baseURL: origin,
    extraHTTPHeaders: { authorization },
  });
  const list = await (await other.get("/api/v1/evidence/exports")).json();
  expect(list.items.find((item: { id: string }) => item.id === id).own).toBe(false);
  expect((await other.get(`/api/v1/evidence/exports/${id}`)).status()).toBe(404);
  expect((await other.get(`/api/v1/evidence/exports/${id}/file`)).status()).toBe(404);
  const range = await page.request.get(`/api/v1/evidence/exports/${id}/file`, {
    headers: { range: "bytes=3-14" },
  });
  expect([range.status(), await range.text()]).toEqual([206, "発生日時"]);

  await signIn("manager");
  expect((await page.request.get("/api/v1/evidence/exports")).status()).toBe(403);
  expect((await page.request.get("/api/v1/audit-trail")).status()).toBe(403);
  await page.goto("/evidence");
  await expect(page.getByRole("button", { name: "作成する" })).toHaveCount(0);
});

test("the audit trail tells what was done and is verified on demand", async ({ page, signIn }) => {
  await signIn("auditor");
  await page.goto("/audit-trail?action=sign-in");
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.nth(1)).toContainText("サインイン");
  await page.getByRole("button", { name: "今すぐ検証" }).click();
  await expect(page.getByText(/件を検証済み/)).toBeVisible({ timeout: 45_000 });
  await page
    .getByRole("button", { name: /の?記録 ?\d/ })
    .first()
    .click();
  await expect(
    page.getByRole("dialog").locator("code", { hasText: /^[0-9a-f]{64}$/ }),
  ).toBeVisible();
});
