import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { TokenRole } from "@/lib/access-control/model";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { readSecret } from "@/lib/inventory/detail";
import { secretFixture, storeSecrets } from "@/lib/inventory/testing";
import { anyAccess } from "./model/query";
import { readSecretAccess } from "./secret-access";
import { storeEvents } from "./testing";
import { listUnknownTargets } from "./unknown-targets";
import { viewAccessEvents, viewFailures, viewPerson, viewTimeline } from "./view";

const { application } = testDatabase();
afterAll(closePool);
const now = new Date("2026-11-01T00:00:00Z");
const changed = "2026-10-01T00:00:00.000Z";
const pay = randomUUID();
const web = randomUUID();
const sho = { key: "user/sho", kind: "person", name: "sho", person: "sho@example.jp" } as const;
const rin = { key: "user/rin", kind: "person", name: "rin", person: "rin@example.jp" } as const;

beforeAll(async () => {
  await storeSecrets(application, [
    secretFixture({ id: pay, team: "pay", environment: "stg", value_changed_at: changed }),
    secretFixture({ id: web, team: "web", environment: "prod", value_changed_at: null }),
  ]);
  await application.query(`INSERT INTO person (id, name, left_on, recorded_at) VALUES
    ('sho@example.jp', '岡田 翔', NULL, now()), ('rin@example.jp', 'Rin', '2026-10-15', now())`);
  await storeEvents(application, [
    { occurredAt: "2026-08-01T00:00:00Z", secretId: pay },
    { occurredAt: "2026-10-20T00:00:00Z", secretId: pay },
    { occurredAt: "2026-09-01T00:00:00Z", secretId: pay, principal: sho },
    { occurredAt: "2026-10-10T00:00:00Z", secretId: pay, principal: rin },
    { occurredAt: "2026-10-11T00:00:00Z", secretId: pay, principal: rin, cause: "denied" },
    { occurredAt: "2026-10-11T00:00:00Z", secretId: web, principal: sho },
    { occurredAt: "2026-10-12T00:00:00Z", secretId: null, target: "nobody/knows" },
    { occurredAt: "2026-10-12T00:00:00Z", target: "some/prefix/", pathLevel: true },
  ]);
});

const entries = async () =>
  (
    await application.query(
      "SELECT action, object, detail FROM audit_entry WHERE action LIKE '%viewed' ORDER BY id",
    )
  ).rows;
let before = 0;
beforeEach(async () => {
  before = (await entries()).length;
});
const written = async () => (await entries()).slice(before);

const purpose = { purpose: "incident" as const, note: "INC-7 と突き合わせる" };

describe("rows that are looked at", () => {
  test("are in the audit trail with the filters", async () => {
    await viewAccessEvents(viewerOf("auditor"), { ...anyAccess, team: ["pay"], limit: 5 }, { now });
    expect(await written()).toEqual([
      {
        action: "access-viewed",
        object: null,
        detail: { filters: { team: ["pay"], own: "exclude", origin: "logged" } },
      },
    ]);
  });

  test.each([
    { person: ["sho@example.jp"] },
    { person: ["sho@example.jp"], purpose: "incident" as const },
    { person: ["sho@example.jp"], purpose: "incident" as const, note: "    x " },
    { principal: ["user/sho"] },
    { principal: ["sho"], note: "without a purpose" },
  ])("of a person are not read without a purpose: %j", async (asked) => {
    const query = { ...anyAccess, ...asked };
    const viewer = viewerOf("auditor");
    await expect(viewAccessEvents(viewer, { ...query, limit: 5 }, { now })).rejects.toThrow(
      "State why",
    );
    await expect(viewTimeline(viewer, query, { now })).rejects.toThrow("State why");
    await expect(viewFailures(viewer, query, { now })).rejects.toThrow("State why");
    expect(await written()).toEqual([]);
  });

  test("of a person are read for a purpose, which is kept", async () => {
    const query = { ...anyAccess, principal: ["user/sho"], ...purpose, limit: 5 };
    const { items } = await viewAccessEvents(viewerOf("operator"), query, { now });
    expect(items.map(({ secretId }) => secretId)).toEqual([web, pay]);
    const access = await viewPerson(viewerOf("auditor"), "sho@example.jp", purpose, { now });
    expect(access).toMatchObject({
      name: "岡田 翔",
      leftOn: null,
      principals: [{ key: "user/sho" }],
    });
    expect(access.secrets.map(({ secretId }) => secretId)).toEqual([web, pay]);
    expect(
      (await written()).map(({ action, object, detail }) => [action, object, detail.purpose]),
    ).toEqual(
      [1, 2].map(() => [
        "person-viewed",
        "sho@example.jp",
        { kind: "incident", note: purpose.note },
      ]),
    );
  });

  test("of a workload need no purpose", async () => {
    const query = { ...anyAccess, principal: ["role/app"], limit: 5 };
    expect((await viewAccessEvents(viewerOf("auditor"), query, { now })).items).not.toEqual([]);
  });

  test("of a person stop at the viewer's scope", async () => {
    const viewer = viewerOf("auditor", [{ team: ["pay"] }]);
    const { secrets } = await viewPerson(viewer, "sho@example.jp", purpose, { now });
    expect(secrets.map(({ secretId }) => secretId)).toEqual([pay]);
  });
});

describe("who read a secret", () => {
  test("is counted, and named for who may see persons", async () => {
    const access = await readSecretAccess(viewerOf("auditor"), pay, { now });
    expect(access).toMatchObject({
      firstReadAt: "2026-08-01T00:00:00.000Z",
      lastReadAt: "2026-10-20T00:00:00.000Z",
      reads: 4,
      readers: 3,
      readers30d: 2,
      readersSinceRotation: 2,
      leaversSinceRotation: 1,
    });
    expect(
      access.list?.map(({ principal, isNew, sinceRotation }) => [
        principal.name,
        isNew,
        sinceRotation,
      ]),
    ).toEqual([
      ["app", false, true],
      ["rin", true, true],
      ["sho", false, false],
    ]);
  });

  test("is the last read of the inventory, unless the backend tells of a later day", async () => {
    const read = () => readSecret(viewerOf("manager"), pay, { now });
    const told = (day: string) =>
      application.query(
        `INSERT INTO secret_use (secret_id, last_accessed_on) VALUES ($1, $2)
         ON CONFLICT (secret_id) DO UPDATE SET last_accessed_on = EXCLUDED.last_accessed_on`,
        [pay, day],
      );
    const logged = { lastReadAt: "2026-10-20T00:00:00.000Z", lastReadFrom: "log" };
    expect(await read()).toMatchObject(logged);
    await told("2026-10-20");
    expect(await read()).toMatchObject(logged);
    await told("2026-10-21");
    expect(await read()).toMatchObject({ lastReadFrom: "backend" });
  });

  test("is not known since a change nobody knows", async () => {
    const access = await readSecretAccess(viewerOf("auditor"), web, { now });
    expect([access.readersSinceRotation, access.list?.[0]?.sinceRotation]).toEqual([null, null]);
  });

  test.each(TokenRole.options)("as a %s", async (role) => {
    if (role === "ingest") return;
    const named = role === "auditor" || role === "operator";
    const seen = { admin: [], qa: [pay] }[role as string] ?? [pay, web];
    for (const id of [pay, web]) {
      const asked = readSecretAccess(viewerOf(role), id, { now });
      if (!seen.includes(id)) await expect(asked).rejects.toMatchObject({ code: "not-found" });
      else expect((await asked).list !== null).toBe(named);
    }
  });

  test("is not told outside the scope, nor of what does not exist", async () => {
    const viewer = viewerOf("auditor", [{ team: ["web"] }]);
    for (const id of [pay, randomUUID(), "' OR TRUE --"])
      await expect(readSecretAccess(viewer, id, { now })).rejects.toMatchObject({
        code: "not-found",
      });
  });
});

test("what the inventory does not hold is told to who sees the unassigned", async () => {
  const asked = { limit: 10 };
  const { items, total } = await listUnknownTargets(viewerOf("auditor"), asked);
  expect([items.map(({ target, reads }) => [target, reads]), total]).toEqual([
    [["nobody/knows", 1]],
    1,
  ]);
  const bound = await listUnknownTargets(viewerOf("auditor", [{ team: ["pay"] }]), asked);
  expect([bound.items, bound.total]).toEqual([[], 0]);
});
