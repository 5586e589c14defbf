import { expect, test } from "vitest";
import { calendar, DAY } from "@/demo/world/calendar";
import { castOf } from "@/demo/world/cast";
import { census } from "@/demo/world/census";
import { maxAgeDays } from "@/demo/world/policies";
import { issuesOnly } from "@/demo/world/standing";
import { Worlds } from "@/demo/world/state";
import { teams } from "@/demo/world/teams";
import { valueChanges } from "@/demo/world/value-changes";
import { buildWorld } from "@/demo/world/world";

const TODAY = Date.parse("2026-11-23T00:00:00+09:00");
const NOW = TODAY + 11 * 3_600_000;

/** Everything the servers could be asked, as text. */
function told(worlds: Worlds, instant: number): string {
  const state = worlds.at(instant);
  const { secrets, parameters } = state.aws("123456789012", "ap-northeast-1");
  return JSON.stringify([
    secrets.map(({ row }) => row),
    parameters.map(({ row }) => row),
    census(state),
  ]);
}

test("the same seed and day give the same world, another seed another", () => {
  expect(told(new Worlds("a", TODAY), NOW)).toBe(told(new Worlds("a", TODAY), NOW));
  expect(told(new Worlds("a", TODAY), NOW)).not.toBe(told(new Worlds("b", TODAY), NOW));
});

test("the clock may go forth and back: what was, was", () => {
  const worlds = new Worlds("a", TODAY);
  const before = told(worlds, NOW - 100 * DAY);
  told(worlds, NOW);
  expect(told(worlds, NOW - 100 * DAY)).toBe(before);
});

test("a later horizon adds to the end and changes nothing before", () => {
  const near = buildWorld("a", TODAY);
  const far = buildWorld("a", TODAY, TODAY + 400 * DAY);
  near.secrets.forEach((one, index) => {
    const lives = far.secrets[index]?.lives ?? [];
    one.lives.forEach((life, turn) => {
      expect(lives[turn]?.writes.slice(0, life.writes.length)).toEqual(life.writes);
    });
  });
  expect(far.instants.length).toBeGreaterThan(near.instants.length);
});

test("each team has its number of secrets and stands where the company knows it to stand", () => {
  const when = calendar(TODAY);
  const cast = castOf("hokushin", when).filter(({ endedAt }) => endedAt === undefined);
  for (const { id, secrets, compliance } of teams) {
    const own = cast.filter(({ service }) => service.team === id);
    expect(Math.abs(own.length - secrets)).toBeLessThanOrEqual(3); // the archive, a login without its other half
    const judged = own.filter((one) => !issuesOnly(one));
    const good = judged.filter((one) => {
      const last = valueChanges(one, "hokushin", when, when.on(1)).findLast((at) => at <= NOW) ?? 0;
      const due = last + maxAgeDays(one.kind, one.env, NOW, when) * DAY;
      return one.standing === "compliant" && NOW < due;
    });
    expect(good.length / judged.length, id).toBeCloseTo(compliance, 1);
  }
});

test("物流 fell behind in the last weeks", () => {
  const when = calendar(TODAY);
  const databases = castOf("hokushin", when).filter(
    (one) =>
      one.service.team === "logistics" &&
      one.kind === "database" &&
      one.env === "prod" &&
      one.standing === "overdue",
  );
  const fell = databases.filter((one) => one.age !== undefined && one.age > 90 && one.age < 120);
  expect(fell.length).toBeGreaterThanOrEqual(25);
});
