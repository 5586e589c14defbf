import { z } from "zod";
import { cursorOf } from "@/lib/http/cursor";
import { many, one, pageSize } from "@/lib/http/model/query";

/** What /audit-trail takes. A repeated key means OR; a period is given by dates of the organisation or instants. */
export const AuditQuery = z.strictObject({
  action: many(z.string().max(100)),
  actor: many(z.string().max(320)),
  object: one(z.string().max(2000).optional()),
  from: one(z.string().max(60).optional()),
  to: one(z.string().max(60).optional()),
  limit: pageSize(),
  cursor: one(cursorOf(z.int().positive()).optional()),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
