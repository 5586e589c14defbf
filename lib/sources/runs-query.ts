import { z } from "zod";
import { cursorOf } from "@/lib/http/cursor";
import { many, one, pageSize } from "@/lib/http/model/query";
import { RunStatus } from "./model";

/** What /sync-runs takes. A repeated key means OR. */
export const RunsQuery = z.strictObject({
  source: many(z.string()),
  status: many(RunStatus),
  limit: pageSize(),
  cursor: one(cursorOf(z.tuple([z.iso.datetime(), z.uuid()])).optional()),
});
export type RunsQuery = z.infer<typeof RunsQuery>;
