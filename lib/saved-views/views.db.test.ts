import { afterAll, beforeAll, expect, test } from "vitest";
import { viewerOf } from "@/lib/access-control/testing";
import type { Viewer } from "@/lib/access-control/viewer";
import { signedIn } from "@/lib/break-glass/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { changeView, deleteView, saveView, startWith } from "./commands";
import { NewView } from "./model";
import { listViews, startingQuery } from "./queries";

testDatabase();
afterAll(closePool);

const now = new Date("2026-11-23T02:00:00Z");
let ofOrders: Viewer;
let colleague: Viewer;
let ofPay: Viewer;
let operator: Viewer;
beforeAll(async () => {
  ofOrders = await signedIn("member", [{ team: ["orders"] }]);
  colleague = await signedIn("member", [{ team: ["orders"] }]);
  ofPay = await signedIn("manager", [{ team: ["pay"] }]);
  operator = await signedIn("operator");
});

const save = (viewer: Viewer, fields: object) =>
  saveView(viewer, NewView.parse({ name: "v", query: "", team: null, ...fields }), now);
const names = async (viewer: Viewer) => (await listViews(viewer)).items.map(({ name }) => name);

test("a view keeps conditions, order and looks, never the page or the day", () => {
  const query =
    "team=b&rotation=overdue&cursor=x&page=3&asOf=2026-11-01&team=a&evil=1&density=compact";
  expect(NewView.parse({ name: " n ", query, team: null })).toMatchObject({
    name: "n",
    query: "density=compact&rotation=overdue&team=b&team=a",
  });
});

test("one's own is seen by oneself, a shared one by the team and by who is bound to no team", async () => {
  await save(ofOrders, { name: "own" });
  await save(ofOrders, { name: "shared", team: "orders" });
  expect(await names(ofOrders)).toEqual(["own", "shared"]);
  expect(await names(colleague)).toEqual(["shared"]);
  expect(await names(operator)).toEqual(["shared"]);
  expect(await names(ofPay)).toEqual([]);
  await expect(save(ofOrders, { team: "pay" })).rejects.toMatchObject({ code: "invalid-input" });
  await expect(save(viewerOf("manager", [], { kind: "token" }), {})).rejects.toMatchObject({
    code: "not-allowed",
  });
});

test("only who made it changes it; to others it is not there", async () => {
  const { id } = await save(ofOrders, { name: "mine", team: "orders" });
  await expect(changeView(colleague, id, { name: "x" }, now)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(deleteView(operator, id, now)).rejects.toMatchObject({ code: "not-found" });
  await changeView(ofOrders, id, { name: "renamed", team: null }, now);
  expect(await names(ofOrders)).toContain("renamed");
  expect(await names(colleague)).not.toContain("renamed");
});

test("the list begins with the view chosen, until it is gone", async () => {
  const { id } = await save(ofOrders, {
    name: "start",
    query: "rotation=overdue",
    team: "orders",
    starting: true,
  });
  await startWith(colleague, id);
  expect(await startingQuery(colleague)).toBe("rotation=overdue");
  await expect(startWith(ofPay, id)).rejects.toMatchObject({ code: "not-found" });
  await startWith(ofOrders, null);
  expect(await startingQuery(ofOrders)).toBe(null);
  await deleteView(ofOrders, id, now);
  expect(await startingQuery(colleague)).toBe(null);
});
