import { z } from "zod";
import { cursorOf } from "@/lib/http/cursor";
import { many, one, pageSize } from "@/lib/http/model/query";

/** What /audit-trail takes. A repeated key means OR; `from` is in, `to` is out. */
export const AuditQuery = z.strictObject({
  action: many(z.string().max(100)),
  actor: many(z.string().max(320)),
  object: one(z.string().max(2000).optional()),
  from: one(z.iso.datetime({ offset: true }).optional()),
  to: one(z.iso.datetime({ offset: true }).optional()),
  limit: pageSize(),
  cursor: one(cursorOf(z.int().positive()).optional()),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
