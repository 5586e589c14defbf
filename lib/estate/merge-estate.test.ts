import { expect, test } from "vitest";
import type { KnownPlace } from "@/lib/backends/secret-backend";
import { type EstatePlace, mergeEstate } from "./merge-estate";

const told = (key: string, state: KnownPlace["state"] = "known"): KnownPlace => ({
  key,
  kind: key.split(":").length === 3 ? "account" : "region",
  label: key,
  knownFrom: "organizations",
  state,
});
const read = (account: string) => ({
  key: `aws:aws:${account}:ap-northeast-1:ssm`,
  label: "",
  account,
  region: "ap-northeast-1",
  cluster: null,
  namespace: null,
  mount: null,
});
const stateOf = (places: readonly EstatePlace[]) =>
  Object.fromEntries(places.map(({ key, state }) => [key, state]));
const account = (id: string, fields = {}) => ({ id, state: "known" as const, ...fields });
const today = "2026-06-01";

test("what is read is connected, what is only told is not", () => {
  const places = mergeEstate(
    [],
    [told("aws:aws:1"), told("aws:aws:2")],
    [read("1")],
    undefined,
    today,
  );
  expect(stateOf(places)).toEqual({
    "aws:aws:1": "connected",
    "aws:aws:2": "unconnected",
    "aws:aws:1:ap-northeast-1": "connected",
  });
});

test("a Region that is not enabled is neither", () => {
  const places = mergeEstate(
    [],
    [told("aws:aws:1:me-south-1", "not-enabled")],
    [],
    undefined,
    today,
  );
  expect(stateOf(places)).toEqual({ "aws:aws:1:me-south-1": "not-enabled" });
});

test("what another source told stays known; what is read no more is no longer connected", () => {
  const before = mergeEstate([], [told("aws:aws:2")], [read("1")], undefined, today);
  expect(stateOf(mergeEstate(before, [], [], undefined, today))).toMatchObject({
    "aws:aws:1": "unconnected",
    "aws:aws:2": "unconnected",
  });
});

test("the config file adds accounts, and excludes them until the day it says", () => {
  const excluded = { state: "excluded" as const, reason: "sold", approver: "a@b.example" };
  const config = (until: string) => ({
    asOf: today,
    accounts: [
      account("1"),
      account("2", { ...excluded, until }),
      account("3", { ...excluded, until }),
    ],
  });
  const places = mergeEstate([], [], [read("3")], config("2026-06-01"), today);
  expect(stateOf(places)).toMatchObject({
    "aws:aws:1": "unconnected",
    "aws:aws:2": "excluded",
    "aws:aws:3": "connected",
  });
  expect(places.find(({ key }) => key === "aws:aws:2")).toMatchObject({ reason: "sold" });
  expect(stateOf(mergeEstate(places, [], [], config("2026-05-31"), today))).toMatchObject({
    "aws:aws:2": "unconnected",
  });
});
