import { z } from "zod";
import { cursorOf } from "@/lib/http/cursor";
import { many, one, pageSize } from "@/lib/http/model/query";
import { Provenance, Standing } from "./model";

/** By which conditions a register is listed. */
export const RegisterQuery = z.strictObject({
  q: one(z.string().trim().max(200).optional()),
  state: many(Standing),
  from: many(Provenance),
  team: many(z.string().max(64)),
  cursor: one(cursorOf(z.string()).optional()),
  limit: pageSize(),
});
export type RegisterQuery = z.output<typeof RegisterQuery>;
