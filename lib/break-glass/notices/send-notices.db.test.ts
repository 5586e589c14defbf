import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { emptyInventory, secretFixture, storeSecrets } from "@/lib/inventory/testing";
import type { Letter, Mailer } from "@/lib/notifications/mailer";
import { approveRequest } from "../commands";
import { RequestInput } from "../model";
import { requestAccess } from "../request-access";
import { signedIn } from "../testing";
import { sendNotices } from "./send-notices";

const { application, owner } = testDatabase();
const secret = secretFixture({ path: "prod/shop/db" });
const inTeam = [{ team: ["orders"] }];
const at = (time: string) => new Date(`2026-11-${time}:00Z`);
const { signal } = new AbortController();

const letters: Letter[] = [];
const post: Mailer = { send: async (letter) => void letters.push(letter) };
const away: Mailer = { send: () => Promise.reject(new Error("ECONNREFUSED")) };
const send = (now: Date, mailer = post) => sendNotices(mailer, "ja", now, signal);

beforeAll(async () => {
  await emptyInventory(owner);
  await storeSecrets(application, [secret]);
});
afterAll(closePool);

test("an emergency, an overdue approval and an overdue review are told once, to those who may act", async () => {
  const [member, manager, operator] = [
    await signedIn("member", inTeam),
    await signedIn("manager", inTeam),
    await signedIn("operator"),
  ];
  await signedIn("manager", [{ team: ["payments"] }]);
  const input = RequestInput.parse({
    secretIds: [String(secret.id)],
    reason: "the order queue behind prod/shop/db stands still",
    emergency: true,
    to: at("23T02:00").toISOString(),
  });
  const { id, number } = await requestAccess(member, input, () => at("23T01:00"));

  await expect(send(at("23T01:01"), away)).rejects.toThrow(/could not be sent/);
  for (const time of ["23T01:02", "23T01:03"]) await send(at(time));
  expect(letters).toHaveLength(1);
  expect(letters[0]?.to.toSorted()).toEqual([manager.name, operator.name].toSorted());
  expect(letters[0]?.subject).toBe(`Kagimori: BG-${number} 緊急の例外アクセスが始まりました`);
  expect(letters[0]?.text).toContain("Kagimoriはアクセス権を与えず、取り上げません");
  expect(JSON.stringify(letters)).not.toContain("prod/shop");

  for (const time of ["24T01:01", "24T01:02"]) await send(at(time));
  expect(letters.at(-1)?.subject).toContain("承認の期限を過ぎています");
  await approveRequest(manager, { id, reason: "it was needed" }, () => at("24T02:00"));
  for (const time of ["27T03:00", "27T03:01"]) await send(at(time));
  expect(letters.at(-1)?.subject).toContain("事後レビューの期限を過ぎています");
  expect(letters).toHaveLength(3);
});
