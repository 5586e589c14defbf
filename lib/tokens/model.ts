import { z } from "zod";
import { Scope, TokenRole } from "@/lib/access-control/model";
import { listOf } from "@/lib/http/model";

/** Days a token may live. */
const longest = 366;

export const NewToken = z
  .strictObject({
    /** What it is for, in the words of its maker. */
    label: z.string().trim().min(1).max(100),
    role: TokenRole,
    scope: Scope.default([]),
    days: z.int().min(1).max(longest).default(90),
  })
  .refine(({ role, scope }) => role === "ingest" || scope.every((item) => !item.source), {
    path: ["scope"],
    message: "source is a scope of the role ingest only",
  })
  .refine(({ role, scope }) => role !== "ingest" || namesSourcesOnly(scope), {
    path: ["scope"],
    message: "the role ingest takes a scope of sources, and nothing else",
  });
export type NewToken = z.input<typeof NewToken>;

/** What is told once, when a token is made. */
export const CreatedToken = z.object({
  id: z.uuid(),
  token: z.string(),
  role: TokenRole,
  scope: Scope,
  expiresAt: z.iso.datetime(),
});
export type CreatedToken = z.infer<typeof CreatedToken>;

export const TokenRow = z.object({
  id: z.uuid(),
  label: z.string(),
  role: z.string(),
  scope: Scope,
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  /** To the hour. */
  lastUsedAt: z.iso.datetime().nullable(),
});
export type TokenRow = z.infer<typeof TokenRow>;
export const TokenList = listOf(TokenRow);

function namesSourcesOnly(scope: Scope): boolean {
  return scope.length > 0 && scope.every((item) => Object.keys(item).join() === "source");
}
