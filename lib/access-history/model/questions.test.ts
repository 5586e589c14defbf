import { expect, test } from "vitest";
import { queryRecord } from "@/lib/http/model/query";
import { askedFilters } from "./list-params";
import { AccessFilters } from "./query";
import { questionOf, questions } from "./questions";

test.each(questions)("$id is a filter the API understands, and is found again", ({ id, query }) => {
  const url = new URLSearchParams(query);
  expect(AccessFilters.safeParse(queryRecord(askedFilters(url, "2026-10-25"))).success).toBe(true);
  url.append("team", "pay");
  url.set("from", "2026-11-01");
  expect(questionOf(url)).toBe(id);
});

test("other filters are no question of ours", () => {
  expect(questionOf(new URLSearchParams("cause=denied"))).toBeNull();
});
