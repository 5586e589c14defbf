import { expect, test } from "vitest";
import type { Coverage } from "@/lib/kpis/model";
import { freshnessOf } from "./coverage";

type State = Coverage["sources"][number]["state"];

const source = (state: State, lastCompleteAt: string | null) => ({
  id: state,
  state,
  lastCompleteAt,
  message: null,
  reached: lastCompleteAt !== null,
});

test.each([
  { when: "there is no source", sources: [], state: "none", oldest: null },
  {
    when: "all are on schedule",
    sources: [source("ok", "2026-11-23T02:00:00Z")],
    state: "fresh",
    oldest: null,
  },
  {
    when: "two are behind",
    sources: [
      source("ok", "2026-11-23T02:00:00Z"),
      source("stale", "2026-11-22T23:08:00Z"),
      source("failing", "2026-11-22T20:00:00Z"),
    ],
    state: "old",
    oldest: "2026-11-22T20:00:00Z",
  },
  {
    when: "one never ended",
    sources: [source("stale", "2026-11-22T23:08:00Z"), source("never", null)],
    state: "incomplete",
    oldest: null,
  },
])("figures are $state when $when", ({ sources, state, oldest }) => {
  expect(freshnessOf({ sources, estate: { connected: 1, known: 1 }, hours: null })).toEqual({
    state,
    oldest,
  });
});
