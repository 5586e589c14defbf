import { expect, test } from "vitest";
import { stateOf } from "./coverage";

const at = new Date("2026-11-23T12:00:00Z");
const row = (last_status: string | null, complete: string | null) => ({
  last_status,
  last_complete_at: complete === null ? null : new Date(complete),
  schedule_seconds: 3600,
});

test.each([
  { given: row("done", "2026-11-23T11:00:00Z"), state: "ok" },
  { given: row("held", "2026-11-23T11:00:00Z"), state: "ok" },
  { given: row("done", "2026-11-23T09:45:00Z"), state: "ok" },
  { given: row("done", "2026-11-23T09:44:59Z"), state: "stale" },
  { given: row("cancelled", "2026-11-23T11:00:00Z"), state: "ok" },
  { given: row("partial", "2026-11-23T11:00:00Z"), state: "failing" },
  { given: row("failed", null), state: "failing" },
  { given: row("partial", null), state: "failing" },
  { given: row(null, null), state: "never" },
])("$given.last_status, complete $given.last_complete_at: $state", ({ given, state }) => {
  expect(stateOf(given, at)).toBe(state);
});
