import { z } from "zod";
import { cursorOf } from "@/lib/http/cursor";
import { one, pageSize } from "@/lib/http/model/query";

/** Which set-aside records: those that still lie there, unless `settled` asks for all. */
export const SetAsideQuery = z.strictObject({
  settled: one(z.enum(["include", "exclude"]).default("exclude")),
  limit: pageSize(),
  cursor: one(cursorOf(z.tuple([z.iso.datetime(), z.string(), z.int()])).optional()),
});
export type SetAsideQuery = z.output<typeof SetAsideQuery>;
