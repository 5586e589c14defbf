import { afterAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { qaHome } from "@/lib/homes/qa-home";
import { takeTallyAsSystem } from "../tally/take";
import { emptyInventory, secretFixture, storeSecrets } from "../testing";
import { takeOverlapsAsSystem } from "./take";

const { application, owner } = testDatabase();
afterAll(closePool);

const key = (id: string) => ({ kmsKeyManagedBy: "customer", kmsKeyId: id });

test("what a job has noted is what the rows say; what became production since is told no more", async () => {
  await emptyInventory(owner);
  await storeSecrets(application, [
    secretFixture({ path: "prod/shop/db", environment: "prod", facts: key("k1") }),
    secretFixture({ path: "stg/shop/db", environment: "stg" }),
    secretFixture({ path: "stg/other", environment: "stg", facts: key("k1") }),
    secretFixture({ path: "dev/alone", environment: "dev", facts: key("k2") }),
  ]);
  const now = () => new Date();
  const overlapping = async () =>
    (await qaHome(viewerOf("qa"), now())).find((c) => c.id === "overlaps");
  const live = await overlapping();
  expect(live?.lines.map(({ count }) => count)).toEqual([1, 0, 1]);
  expect(await takeTallyAsSystem(now)).toBe(true);
  await takeOverlapsAsSystem(now());
  expect(await overlapping()).toEqual(live);
  await application.query("UPDATE secret SET environment = 'prod' WHERE path = 'stg/other'");
  expect((await overlapping())?.lines.map(({ count }) => count)).toEqual([0, 0, 1]);
});
