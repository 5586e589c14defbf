import { beforeEach, describe, expect, test } from "vitest";
import { lockClass } from "@/lib/db/advisory-lock";
import { testDatabase } from "@/lib/db/testing";
import { inInventoryWrite } from "../inventory-write";
import { emptyInventory, secretFixture, storeSecrets } from "../testing";
import { findTally } from "./find";
import { takeTallyAsSystem } from "./take";

const { application, owner } = testDatabase();
const taken = new Date("2026-11-23T02:00:00Z");
const after = (hours: number) => new Date(taken.getTime() + hours * 3_600_000);

beforeEach(async () => {
  await emptyInventory(owner);
  await application.query("DELETE FROM person; DELETE FROM team");
});

const tallies = async () =>
  (await application.query("SELECT id, at, secrets FROM inventory_tally WHERE whole ORDER BY at"))
    .rows;
const groups = async () =>
  (
    await application.query(
      "SELECT count(*)::int AS groups, coalesce(sum(n), 0)::int AS n FROM inventory_tally_group",
    )
  ).rows[0];

describe("a tally", () => {
  test("that is killed while it is made leaves the one before whole", async () => {
    await storeSecrets(application, [secretFixture(), secretFixture()]);
    await takeTallyAsSystem(() => taken);
    const before = [await tallies(), await groups()];
    // It comes as far as its due rows, and there its connection is ended.
    const client = await owner.connect();
    await client.query("BEGIN; LOCK TABLE inventory_tally_due IN EXCLUSIVE MODE");
    const waiting = `SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE relation = 'inventory_tally_due'::regclass AND NOT granted`;
    try {
      const broken = takeTallyAsSystem(() => after(1)).catch((error: unknown) => error);
      await expect.poll(async () => (await application.query(waiting)).rowCount).toBe(1);
      expect(await broken).toBeInstanceOf(Error);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
    expect([await tallies(), await groups()]).toEqual(before);
    expect(await findTally({ at: after(2), past: false })).toMatchObject({ at: taken });
    expect(await takeTallyAsSystem(() => after(2))).toBe(true);
    const { rows } = await application.query("SELECT at FROM inventory_tally ORDER BY at");
    expect(rows.map(({ at }) => at)).toEqual([taken, after(2)]);
  });

  test("is made once when two make it at the same time, and the later instant counts", async () => {
    await storeSecrets(application, [secretFixture()]);
    const made = await Promise.all([
      takeTallyAsSystem(() => taken),
      takeTallyAsSystem(() => taken),
      takeTallyAsSystem(() => taken),
    ]);
    expect(made).toContain(true);
    expect(await tallies()).toHaveLength(made.filter(Boolean).length);
    expect(await groups()).toEqual({
      groups: made.filter(Boolean).length,
      n: made.filter(Boolean).length,
    });
  });

  test("waits for who writes, and sees what he has written", async () => {
    await storeSecrets(application, [secretFixture()]);
    let making: Promise<boolean> | undefined;
    await inInventoryWrite(
      () => taken,
      async (client, recordedAt) => {
        making = takeTallyAsSystem(() => taken);
        await expect
          .poll(
            async () =>
              (
                await client.query(
                  "SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND NOT granted",
                  [lockClass.inventoryWrite],
                )
              ).rowCount,
          )
          .toBe(1);
        await client.query("UPDATE secret SET team = 'late', recorded_at = $1", [recordedAt]);
      },
    );
    expect(await making).toBe(true);
    const { rows } = await application.query("SELECT team, n FROM inventory_tally_group");
    expect(rows).toEqual([{ team: "late", n: 1 }]);
  });

  test("of the one before last is kept for a while, older ones are not", async () => {
    await storeSecrets(application, [secretFixture()]);
    for (const hours of [0, 1, 2, 2.1]) await takeTallyAsSystem(() => after(hours));
    expect((await tallies()).map(({ at }) => at)).toEqual([after(1), after(2), after(2.1)]);
  });

  test("is not made of rows that are recorded in the time to come", async () => {
    await storeSecrets(application, [secretFixture({ recorded_at: after(1).toISOString() })]);
    expect(await takeTallyAsSystem(() => taken)).toBe(false);
    expect(await tallies()).toEqual([]);
  });

  test("does not serve while other people are here no more than when it was made, nor for the past", async () => {
    await storeSecrets(application, [secretFixture()]);
    await takeTallyAsSystem(() => taken);
    const found = (hours: number, past = false) => findTally({ at: after(hours), past });
    expect(await found(-0.1)).toBeNull();
    expect(await found(25.9)).not.toBeNull();
    expect(await found(26)).toBeNull();
    expect(await found(1, true)).toBeNull();
    await application.query(
      `INSERT INTO person (id, name, left_on, recorded_at) VALUES ('ann@example.jp', 'Ann', '2026-11-24', now())`,
    );
    expect(await found(1)).not.toBeNull();
    expect(await found(14)).toBeNull(); // 01:00 of the 24th in Tokyo
  });

  test("does not serve while another team has no lead who is here", async () => {
    await application.query(
      "INSERT INTO team (id, name, lead) VALUES ('orders', 'O', 'ann@example.jp')",
    );
    await storeSecrets(application, [secretFixture()]);
    await takeTallyAsSystem(() => taken);
    expect(await findTally({ at: after(1), past: false })).not.toBeNull();
    await application.query("UPDATE team SET lead = NULL");
    expect(await findTally({ at: after(1), past: false })).toBeNull();
    await application.query("UPDATE team SET lead = 'bob@example.jp'");
    expect(await findTally({ at: after(1), past: false })).not.toBeNull();
  });
});
