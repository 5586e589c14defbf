import { Prisma } from "@/lib/db/prisma";

/** What the predicates of figures may look at. Few values each: rows fall into some hundred groups. */
export const judged = [
  "team",
  "is_live",
  "counted",
  "not_counted_because",
  "type",
  "rotation_state",
  "is_exempt",
  "is_attested",
  "is_attested_by_operator",
  "is_attested_in_bulk",
  "is_registered",
  "owner_state",
  "value_evidence",
  "plain_text_pattern",
  "is_judged_plain",
  "naming",
];

/** What figures, open items, facets, filters and scopes look at: rows alike in these are counted together. */
const alike = [
  ...judged,
  "service",
  "environment",
  "backend",
  "classification",
  "kind",
  "duty_set",
  "place_id",
];

/** The columns of inventory_tally_group that name a group, but for `id`. */
export const groupColumns = Prisma.raw(alike.join(", "));

/** The same of row `s` of the inventory. */
export const alikeColumns = Prisma.raw(alike.map((column) => `s.${column}`).join(", "));

/** The id of row `s` where the row is a location of its own: such a row is alike to no other. */
export const ownId = Prisma.sql`CASE WHEN s.type IN ('string', 'string-list')
  AND s.plain_text_pattern IS NOT NULL THEN s.id END`;

/** From when row `s` is due or failing. */
export const dueFrom = Prisma.sql`least(s.rotation_due_at, s.rotation_failed_from)`;

/** The instants of row `s` at which its state changes by time alone. */
export const instants = [
  "rotation_due_at",
  "due_soon_at",
  "rotation_failed_from",
  "exempt_until",
  "attestation_due_at",
];
