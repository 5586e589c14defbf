import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace, Paces } from "./pace";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("a burst of one second's worth, then evenly", async () => {
  const pace = new Pace(10);
  const turns = Array.from({ length: 20 }, () => pace.delay());
  expect(turns.slice(0, 10)).toEqual(Array(10).fill(0));
  expect(turns.slice(10, 13).map(Math.round)).toEqual([100, 200, 300]);
});

test("what was not used is not saved up beyond one second", () => {
  const pace = new Pace(10);
  vi.advanceTimersByTime(60_000);
  const turns = Array.from({ length: 11 }, () => pace.delay());
  expect(turns.filter((delay) => delay === 0)).toHaveLength(10);
});

test("less than one a second has no burst", () => {
  const pace = new Pace(0.5);
  expect([pace.delay(), pace.delay()]).toEqual([0, 2000]);
});

test("throttling halves the pace, successes bring it back, bit by bit and no further", () => {
  const pace = new Pace(100);
  const interval = () => {
    for (let at = 0; at < 300; at += 1) pace.delay();
    return Math.round(pace.delay() - pace.delay());
  };
  const gap = () => -interval();
  expect(gap()).toBe(10);
  pace.throttled();
  expect(gap()).toBe(20);
  pace.throttled();
  expect(gap()).toBe(40);
  for (let at = 0; at < 50; at += 1) pace.succeeded();
  expect(gap()).toBe(20);
  for (let at = 0; at < 1000; at += 1) pace.succeeded();
  expect(gap()).toBe(10);
});

test("however often throttled, it is tried again", () => {
  const pace = new Pace(100);
  for (let at = 0; at < 100; at += 1) pace.throttled();
  pace.delay();
  expect(Math.round(pace.delay())).toBe(2000);
});

test("a wait ends at once when told to stop", async () => {
  const pace = new Pace(0.001);
  await pace.take();
  const stop = new AbortController();
  const waiting = pace.take(stop.signal);
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
});

test("one pace per API, account and Region; an override replaces all of them", () => {
  const paces = new Paces(null);
  const here = paces.of("ssm:DescribeParameters", "1 ap-northeast-1");
  expect(paces.of("ssm:DescribeParameters", "1 ap-northeast-1")).toBe(here);
  expect(paces.of("ssm:DescribeParameters", "1 us-east-1")).not.toBe(here);
  const slow = new Paces(1).of("secretsmanager:ListSecrets", "1 us-east-1");
  expect([slow.delay(), slow.delay()]).toEqual([0, 1000]);
});
