import { expect, test } from "vitest";
import type { Binding } from "./model";
import { bettersOwn, mayUncount, ownPart, type Parties, separated } from "./separation";

const parties = { requester: "asks@example.jp", beneficiary: "reads@example.jp" };

test.each([
  ["break-glass:decide", "asks@example.jp", "requester"],
  ["break-glass:decide", "reads@example.jp", "beneficiary"],
  ["break-glass:decide", "other@example.jp", null],
  ["break-glass:review", "asks@example.jp", "requester"],
  ["break-glass:review", "reads@example.jp", "beneficiary"],
  ["break-glass:review", "other@example.jp", null],
  ["break-glass:settle", "asks@example.jp", null],
  ["declaration:decide", "asks@example.jp", "requester"],
  ["declaration:decide", "other@example.jp", null],
  ["break-glass:settle", "reads@example.jp", "beneficiary"],
  ["hand-over:decide", "asks@example.jp", "requester"],
  ["hand-over:decide", "reads@example.jp", null],
  ["exemption:decide", "asks@example.jp", "requester"],
] as const)("%s by %s", (act, actor, expected) => {
  expect(ownPart(act, actor, parties)).toBe(expected);
});

test.each<{ binding: Binding; may: boolean }>([
  { binding: { role: "operator", scope: [{ team: ["a"] }] }, may: true },
  { binding: { role: "manager", scope: [] }, may: true },
  { binding: { role: "manager", scope: [{ environment: ["prod"] }] }, may: true },
  { binding: { role: "manager", scope: [{ team: ["a"] }] }, may: false },
  { binding: { role: "manager", scope: [{ environment: ["prod"] }, { team: ["a"] }] }, may: false },
  { binding: { role: "member", scope: [] }, may: false },
  { binding: { role: "auditor", scope: [] }, may: false },
])("$binding may take secrets out of the counts: $may", ({ binding, may }) => {
  expect(mayUncount(binding)).toBe(may);
});

test.each([
  ["manager", ["pay"], ["pay"], true],
  ["manager", ["pay"], ["ops", "pay"], true],
  ["manager", ["pay"], ["ops"], false],
  ["manager", ["pay"], [], false],
  ["manager", ["pay"], null, true],
  ["operator", ["pay"], ["pay"], true],
  ["operator", ["pay"], ["ops", "pay"], false],
  ["operator", ["pay"], ["ops"], false],
  ["operator", ["pay"], [], false],
  ["operator", ["pay"], null, false],
  ["operator", [], ["pay"], false],
] as const)("a %s of %o decides what betters %o: own is %s", (role, own, bettered, expected) => {
  expect(bettersOwn(role, own, bettered)).toBe(expected);
});

/** What the policy says, stated a second time: who may not judge it, by the part he has. */
const forbidden: Record<keyof typeof separated, readonly (keyof Parties)[]> = {
  "break-glass:decide": ["requester", "beneficiary"],
  "break-glass:review": ["requester", "beneficiary"],
  "break-glass:settle": ["beneficiary"],
  "hand-over:decide": ["requester"],
  "declaration:decide": ["requester"],
  "duty:assign": ["beneficiary"],
  "exemption:decide": ["requester"],
  "role:grant": ["beneficiary"],
  "role:decide": ["requester", "beneficiary"],
};
const parts = ["requester", "beneficiary"] as const;
const subsets: (keyof Parties)[][] = [[], ["requester"], ["beneficiary"], [...parts]];

test.each(
  (Object.keys(separated) as (keyof typeof separated)[]).flatMap((act) =>
    subsets.map((own) => ({ act, own })),
  ),
)("$act by who is $own of it", ({ act, own }) => {
  const given = Object.fromEntries(
    parts.map((part) => [part, own.includes(part) ? "me" : "other"]),
  );
  const stands = forbidden[act].some((part) => own.includes(part));
  expect(ownPart(act, "me", given) !== null).toBe(stands);
  expect(ownPart(act, "somebody else", given)).toBe(null);
  // Who has no part in it may judge, and nobody is stopped by a part that is not there.
  expect(ownPart(act, "me", {})).toBe(null);
});
