import { Prisma } from "@/lib/db/prisma";
import type { AsOf } from "@/lib/organisation/as-of";

/** What secret and secret_history have in common. */
const columns = Prisma.raw(
  [
    "id identity place_id parent_identity backend type name path arn incarnation version description tags facts",
    "environment environment_from service service_from team team_from owner owner_from kind kind_from",
    "classification classification_from stop_time_minutes stop_time_from",
    "created_at value_changed_at value_evidence value_unknown",
    "rotation_policy_id max_age_seconds rotation_due_at due_soon_at rotation_failed_from rotation_failure",
    "exempt_until attestation_due_at counted not_counted_because plain_text_pattern",
    "first_recorded_at recorded_at not_seen_since removed_at",
  ]
    .join(" ")
    .replaceAll(" ", ", "),
);

/**
 * The inventory as it was known at an instant, as a FROM item named `s`. For a past instant a row that was replaced
 * since comes from secret_history (docs/data-model.md). `search_text` and `search_grams` of a past row are those of today.
 */
export function inventoryAt({ at, past }: AsOf): Prisma.Sql {
  if (!past) return Prisma.sql`secret AS s`;
  return Prisma.sql`(
    SELECT ${columns}, search_text, search_grams FROM secret WHERE recorded_at <= ${at}
    UNION ALL
    SELECT ${prefixed("h")}, c.search_text, c.search_grams
      FROM secret_history h JOIN secret c ON c.id = h.id
     WHERE h.recorded_at <= ${at} AND h.superseded_at > ${at}
  ) AS s`;
}

const prefixed = (alias: string) =>
  Prisma.raw(
    columns.sql
      .split(", ")
      .map((column) => `${alias}.${column}`)
      .join(", "),
  );
