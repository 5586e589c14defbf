import { Prisma } from "@/lib/db/prisma";
import { type Absent, absentAt, isRegistered, ownerState } from "@/lib/inventory/registered-sql";
import type { AsOf } from "@/lib/organisation/as-of";
import { isExempt, rotationState } from "@/lib/rotation/state-sql";

/** What secret and secret_history have in common. */
const columns = [
  "id identity place_id parent_identity backend type name path arn incarnation version description tags facts",
  "environment environment_from service service_from team team_from owner owner_from kind kind_from",
  "classification classification_from stop_time_minutes stop_time_from",
  "created_at value_changed_at value_evidence value_unknown",
  "rotation_policy_id max_age_seconds rotation_due_at due_soon_at rotation_failed_from rotation_failure",
  "exempt_until attestation_due_at attested_at attested_as attested_bulk counted not_counted_because plain_text_pattern plain_text_judged naming_rule naming_ok duty_set",
  "first_recorded_at recorded_at not_seen_since removed_at",
]
  .join(" ")
  .split(" ");

/** The columns a state has whenever it was recorded, of the relation of that alias. */
export const stateColumns = (alias: string) =>
  Prisma.raw(columns.map((column) => `${alias}.${column}`).join(", "));

/**
 * The inventory as it was known at an instant, as a FROM item named `s`: the columns of `secret`, and what is judged at
 * that instant: is_live, rotation_state, rotation (the state where it is counted), is_exempt, is_attested (by the owner,
 * his delegate or the lead), is_attested_by_operator, is_attested_in_bulk, is_judged_plain, naming, owner_state, is_registered.
 * For a past instant a row that was replaced since
 * comes from secret_history (docs/data-model.md); its search columns are those of today.
 * @param percent of the pages of the disk; all when left out
 */
export function inventoryAt(asOf: AsOf, percent?: number): Prisma.Sql {
  return Prisma.sql`(${judged(rowsAt(asOf, percent), asOf.at, absentAt(asOf.at))}) AS s`;
}

/**
 * SELECT of rows with what is judged at an instant. The one definition of every state.
 * @param rows FROM item named `s`
 * @param absent who cannot answer for anything then
 */
export function judged(rows: Prisma.Sql, at: Date, absent: Absent): Prisma.Sql {
  // A confirmation ends the day its owner leaves, whether or not that has been written down yet.
  const attested = Prisma.sql`coalesce(s.attestation_due_at > ${at} AND s.attested_as IS NOT NULL
    AND (s.owner IS NULL OR s.owner NOT IN (${absent.left})), FALSE)`;
  return Prisma.sql`SELECT s.*, s.removed_at IS NULL AS is_live,
      ${rotationState(at)} AS rotation_state,
      CASE WHEN s.counted = 'both' THEN ${rotationState(at)} ELSE 'not-counted' END AS rotation, ${isExempt(at)} AS is_exempt,
      ${attested} AND s.attested_as <> 'operator' AS is_attested,
      ${attested} AND s.attested_as = 'operator' AS is_attested_by_operator,
      ${attested} AND s.attested_as <> 'operator' AND coalesce(s.attested_bulk, FALSE) AS is_attested_in_bulk,
      s.plain_text_judged IS NOT NULL AS is_judged_plain,
      CASE WHEN s.naming_ok IS NULL THEN 'no-rule' WHEN s.naming_ok THEN 'follows' ELSE 'breaks' END AS naming, ${ownerState(absent)} AS owner_state,
      ${isRegistered(absent)} AS is_registered
    FROM ${rows}`;
}

function rowsAt({ at, past }: AsOf, percent?: number): Prisma.Sql {
  // The seed makes it the same sample every time.
  const some =
    percent === undefined
      ? Prisma.empty
      : Prisma.raw(`TABLESAMPLE SYSTEM (${percent}) REPEATABLE (1)`);
  if (!past) return Prisma.sql`secret AS s ${some}`;
  return Prisma.sql`(
    SELECT ${stateColumns("c")}, c.search_text, c.search_grams FROM secret c ${some} WHERE c.recorded_at <= ${at}
    UNION ALL
    SELECT ${stateColumns("h")}, c.search_text, c.search_grams
      FROM secret_history h ${some} JOIN secret c ON c.id = h.id
     WHERE h.recorded_at <= ${at} AND h.superseded_at > ${at}
  ) AS s`;
}
