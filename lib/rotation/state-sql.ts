import { Prisma } from "@/lib/db/prisma";

/**
 * The rotation state of row `s` at an instant, first that applies (docs/kpis.md). The same rule, pure, is in model.ts; a test
 * compares the two on random rows.
 */
export function rotationState(at: Date): Prisma.Sql {
  return Prisma.sql`(CASE
    WHEN s.max_age_seconds IS NULL AND s.rotation_policy_id IS DISTINCT FROM 'owner' THEN 'no-policy'
    WHEN s.rotation_failed_from <= ${at} THEN 'failed'
    WHEN s.max_age_seconds IS NULL OR s.value_changed_at IS NULL THEN 'unknown'
    WHEN s.rotation_due_at <= ${at} THEN 'overdue'
    WHEN s.due_soon_at <= ${at} THEN 'due-soon'
    ELSE 'compliant' END)`;
}

/** Whether row `s` is exempt at an instant: it leaves numerator and denominator, its failures stay listed. */
export function isExempt(at: Date): Prisma.Sql {
  return Prisma.sql`coalesce(s.exempt_until > ${at}, FALSE)`;
}
