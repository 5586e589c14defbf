-- The list in the order of urgency (lib/inventory/by-urgency.ts): a state is judged at an instant and cannot be indexed,
-- but what it rests on can. Every live row stands in one of the first four; those that may fail in the fifth too.
CREATE INDEX "secret_live_dated" ON "secret"(coalesce("rotation_due_at", 'infinity'), "path", "id")
  WHERE "removed_at" IS NULL AND "counted" = 'both' AND "max_age_seconds" IS NOT NULL AND "value_changed_at" IS NOT NULL;
CREATE INDEX "secret_live_without_policy" ON "secret"(coalesce("rotation_due_at", 'infinity'), "path", "id")
  WHERE "removed_at" IS NULL AND "counted" = 'both' AND "max_age_seconds" IS NULL AND "rotation_policy_id" IS DISTINCT FROM 'owner';
CREATE INDEX "secret_live_undated" ON "secret"(coalesce("rotation_due_at", 'infinity'), "path", "id")
  WHERE "removed_at" IS NULL AND "counted" = 'both' AND ("max_age_seconds" IS NULL OR "value_changed_at" IS NULL)
    AND NOT ("max_age_seconds" IS NULL AND "rotation_policy_id" IS DISTINCT FROM 'owner');
CREATE INDEX "secret_live_not_counted" ON "secret"(coalesce("rotation_due_at", 'infinity'), "path", "id")
  WHERE "removed_at" IS NULL AND "counted" <> 'both';
CREATE INDEX "secret_live_failing" ON "secret"("rotation_failed_from")
  WHERE "removed_at" IS NULL AND "counted" = 'both' AND "rotation_failed_from" IS NOT NULL;

-- Other columns a list is ordered by, as lib/inventory/list-order.ts writes them.
CREATE INDEX "secret_live_changed" ON "secret"(coalesce("value_changed_at", 'infinity'), "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_recorded" ON "secret"(coalesce("recorded_at", 'infinity'), "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_due" ON "secret"(coalesce("rotation_due_at", 'infinity'), "path", "id") WHERE "removed_at" IS NULL;

-- The same inside a team, an environment or both.
CREATE INDEX "secret_live_team_due" ON "secret"("team", coalesce("rotation_due_at", 'infinity'), "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_environment_due" ON "secret"("environment", coalesce("rotation_due_at", 'infinity'), "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_team_environment_due" ON "secret"("team", "environment", coalesce("rotation_due_at", 'infinity'), "path", "id") WHERE "removed_at" IS NULL;
CREATE INDEX "secret_live_service" ON "secret"("service", "path", "id") WHERE "removed_at" IS NULL;
