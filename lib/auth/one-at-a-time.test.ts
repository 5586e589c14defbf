import { expect, test } from "vitest";
import { clientAddress } from "./client-address";
import { oneAtATime } from "./one-at-a-time";

test("tasks run one after the other, in turn; a failing one stops nobody", async () => {
  const inTurn = oneAtATime(10);
  const steps: string[] = [];
  const task = (name: string) => async () => {
    steps.push(`${name} begins`);
    await Promise.resolve();
    steps.push(`${name} ends`);
    if (name === "b") throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled(["a", "b", "c"].map((name) => inTurn(task(name))));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(steps).toEqual(["a", "b", "c"].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test("when too many wait, a further one is refused; later there is room again", async () => {
  const inTurn = oneAtATime(2);
  const both = [inTurn(async () => 1), inTurn(async () => 2)];
  await expect(inTurn(async () => 3)).rejects.toMatchObject({ code: "too-many-attempts" });
  await Promise.all(both);
  expect(await inTurn(async () => 4)).toBe(4);
});

test.each([
  ["203.0.113.9, 198.51.100.7", "198.51.100.7"],
  ["::1", "::1"],
  ["1.2.3.4, not an address\n", "unknown"],
  ["", "unknown"],
])("X-Forwarded-For %j comes from %s", (header, address) => {
  const headers = new Map([["x-forwarded-for", header]]);
  expect(clientAddress({ get: (name: string) => headers.get(name) ?? null } as Headers)).toBe(
    address,
  );
});
