import { describe, expect, test } from "vitest";
import { derived } from "@/lib/inventory/derive-testing";
import { rotationState } from "./model";
import { rotationReason } from "./model/reason";
import { policy, traps } from "./traps-testing";

describe("rotation state", () => {
  test.each(traps)("$name: $state", ({ told, place, config, asOf, state, reason }) => {
    const { row } = derived(told, config ?? policy, place ? { place } : {});
    const judged = rotationState(row, new Date(asOf));
    expect(judged).toBe(state);
    expect(rotationReason({ ...row, state: judged })).toBe(reason ?? state);
  });
});
