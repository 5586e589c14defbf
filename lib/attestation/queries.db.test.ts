import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import { testDatabase } from "@/lib/db/testing";
import { emptyInventory, secretFixture, storeSecrets } from "@/lib/inventory/testing";
import { confirmSecrets } from "./confirm";
import { noteRetirement, proposeHandOver } from "./marks";
import { AttestationQuery } from "./model";
import { attestationProgress } from "./progress";
import { listAttestations } from "./queries";
import { emptyAttestations, storeRegister, unconfirmed } from "./testing";

const { application, owner } = testDatabase();
const now = new Date("2026-11-23T02:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const member = (name: string) =>
  viewerOf("member", [{ team: ["orders"] }], { name: `${name}@example.jp` });
const fixture = (path: string, fields = {}) =>
  secretFixture({ path, owner: "ann@example.jp", team: "orders", ...unconfirmed, ...fields });
const ids = (secrets: readonly Record<string, unknown>[]) => secrets.map(({ id }) => String(id));
const list = (viewer = member("ann"), query = {}, at = now) =>
  listAttestations(viewer, AttestationQuery.parse(query), at);
const pathsOf = async (...asked: Parameters<typeof list>) =>
  (await list(...asked)).items.map(({ path }) => path);

beforeEach(async () => {
  await emptyInventory(owner);
  await emptyAttestations(owner);
  await application.query("DELETE FROM person");
  await storeRegister(application);
});

test("mine are those I own, stand in for or lead; what is due first comes first, page by page", async () => {
  const secrets = ["a", "b", "c", "d"].map((path) => fixture(path));
  const others = fixture("e", { owner: "zoe@example.jp" });
  await storeSecrets(application, [...secrets, others]);
  await confirmSecrets(member("ann"), { ids: ids(secrets.slice(1, 2)) }, () => later(-80));
  await confirmSecrets(member("ann"), { ids: ids(secrets.slice(0, 1)) }, () => now);
  expect(await pathsOf()).toEqual(["c", "d", "b", "a"]);
  expect(await pathsOf(member("ben"))).toEqual(["c", "d", "b", "a"]);
  expect(await pathsOf(member("lea"))).toEqual(["c", "d", "e", "b", "a"]);
  expect(await pathsOf(member("eve"))).toEqual([]);
  expect(await pathsOf(member("eve"), { view: "all" })).toEqual(["c", "d", "e", "b", "a"]);
  expect((await list()).items.map(({ standing }) => standing)).toEqual([
    "never",
    "never",
    "due-soon",
    "confirmed",
  ]);
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = await list(member("ann"), { limit: "1", ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ path }) => path));
    expect(page.total).toBe(4);
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(["c", "d", "b", "a"]);
  expect(await pathsOf(member("ann"), { standing: ["lapsed"] }, later(20))).toEqual(["b"]);
});

test("each is told by whom it was confirmed and what this viewer may do", async () => {
  const [secret] = [fixture("a")];
  await storeSecrets(application, [secret]);
  await confirmSecrets(member("lea"), { ids: ids([secret]) }, () => now);
  const [item] = (await list()).items;
  expect(item).toMatchObject({
    owner: { id: "ann@example.jp", name: "Ann" },
    confirmed: { by: { name: "Lea" }, as: "lead", bulk: false },
    ended: null,
    mayConfirmAs: "owner",
  });
  const [seen] = (await list(viewerOf("auditor"), { view: "all" })).items;
  expect(seen?.mayConfirmAs).toBeNull();
});

test("handed over: to somebody of the register, once; who proposed it does not decide it", async () => {
  const secret = fixture("a");
  await storeSecrets(application, [secret]);
  const [note, asked] = ["moved to Ben", { ids: ids([secret]), note: "moved to Ben" }];
  const hand = (to: string, viewer = member("ann")) =>
    proposeHandOver(viewer, { ...asked, to }, now);
  await expect(hand("nobody@example.jp")).rejects.toThrow(/register/);
  await expect(hand("ben@example.jp", member("eve"))).rejects.toThrow(/Only who may confirm/);
  expect(await hand("ben@example.jp")).toEqual({ marked: 1, refused: [] });
  expect((await hand("ben@example.jp")).refused).toEqual([
    { id: String(secret.id), because: "already-marked" },
  ]);
  const may = async (name: string) =>
    (await list(member(name), { view: "all" })).items[0]?.marks[0]?.mayDo;
  expect((await list()).items[0]?.marks).toMatchObject([{ kind: "hand-over", note }]);
  expect(await may("ann")).toEqual(["withdraw"]);
  expect(await may("ben")).toEqual(["accept", "decline"]);
  expect(await may("lea")).toEqual(["accept", "decline"]);
  expect(await may("eve")).toEqual([]);
});

test("no longer needed is a mark and changes nothing else", async () => {
  const secret = fixture("a");
  await storeSecrets(application, [secret]);
  await noteRetirement(member("ann"), { ids: ids([secret]), note: "replaced" }, now);
  expect((await list(member("ann"), { mark: "retire" })).total).toBe(1);
  const { rows } = await application.query("SELECT removed_at FROM secret");
  expect(rows).toEqual([{ removed_at: null }]);
});

test("progress is the organisation's for a manager and one's own rows' for a member", async () => {
  const secrets = [fixture("a"), fixture("b"), fixture("c", { team: "logistics" })];
  await storeSecrets(application, secrets);
  await confirmSecrets(member("ann"), { ids: ids(secrets.slice(0, 1)) }, () => now);
  const manager = await attestationProgress(viewerOf("manager", [{ team: ["orders"] }]), now);
  expect(manager.items).toMatchObject([
    { team: "logistics", counted: 1, confirmed: 0, open: false },
    { team: "orders", counted: 2, confirmed: 1, open: true, lead: { name: "Lea" } },
  ]);
  expect((await attestationProgress(member("ann"), now)).items.map(({ team }) => team)).toEqual([
    "orders",
  ]);
});
