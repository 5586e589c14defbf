import { expect, test } from "vitest";
import type { Source } from "@/lib/sources/model";
import { isAwaited } from "./awaited";

const source = (id: string, run: string | null) => ({
  id,
  lastRun: run === null ? null : ({ id: run } as Source["lastRun"]),
});

test.each([
  { when: "nothing was asked for", sources: [source("sm", "r1")], marks: [], awaited: false },
  {
    when: "the run is still the old one",
    sources: [source("sm", "r1")],
    marks: ["r1"],
    awaited: true,
  },
  { when: "a new run has begun", sources: [source("sm", "r2")], marks: ["r1"], awaited: false },
  { when: "there was never a run", sources: [source("sm", null)], marks: ["sm"], awaited: true },
])("waits: $awaited when $when", ({ sources, marks, awaited }) => {
  expect(isAwaited(sources, marks)).toBe(awaited);
});
