import { expect, test } from "vitest";
import { ownPart } from "./separation";

const parties = { requester: "asks@example.jp", beneficiary: "reads@example.jp" };

test.each([
  ["break-glass:decide", "asks@example.jp", "requester"],
  ["break-glass:decide", "reads@example.jp", "beneficiary"],
  ["break-glass:decide", "other@example.jp", null],
  ["break-glass:review", "asks@example.jp", "requester"],
  ["break-glass:review", "reads@example.jp", "beneficiary"],
  ["break-glass:review", "other@example.jp", null],
  ["break-glass:settle", "asks@example.jp", null],
  ["break-glass:settle", "reads@example.jp", "beneficiary"],
] as const)("%s by %s", (act, actor, expected) => {
  expect(ownPart(act, actor, parties)).toBe(expected);
});
