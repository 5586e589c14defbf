-- Sort keys and unique text compare by code point on every server, whatever its locale (COLLATE "C").
-- pg_trgm is a trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "installation" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "mode" TEXT COLLATE "C" NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "time_zone" TEXT COLLATE "C",
    "masking_key" BYTEA NOT NULL,
    "rules_version" TEXT COLLATE "C",

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "config_version" (
    "hash" TEXT COLLATE "C" NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "config_version_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "label" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "schedule_seconds" INTEGER NOT NULL,
    "last_attempt_at" TIMESTAMPTZ(3),
    "last_complete_at" TIMESTAMPTZ(3),
    "failure_cause" TEXT COLLATE "C",
    "message" TEXT COLLATE "C",
    "rights" JSONB,
    "clock_skew_ms" INTEGER,
    "removed_from_config_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "id" SERIAL NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "backend" TEXT COLLATE "C" NOT NULL,
    "account" TEXT COLLATE "C",
    "region" TEXT COLLATE "C",
    "cluster" TEXT COLLATE "C",
    "namespace" TEXT COLLATE "C",
    "mount" TEXT COLLATE "C",
    "label" TEXT COLLATE "C" NOT NULL,
    "first_sync_at" TIMESTAMPTZ(3),

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place_watch" (
    "place_id" INTEGER NOT NULL,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "last_complete_at" TIMESTAMPTZ(3),
    "failure_cause" TEXT COLLATE "C",
    "message" TEXT COLLATE "C",

    CONSTRAINT "place_watch_pkey" PRIMARY KEY ("place_id","source_id")
);

-- CreateTable
CREATE TABLE "estate_place" (
    "key" TEXT COLLATE "C" NOT NULL,
    "label" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "known_from" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C",
    "approver" TEXT COLLATE "C",
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "estate_place_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "secret" (
    "id" UUID NOT NULL,
    "identity" TEXT COLLATE "C" NOT NULL,
    "place_id" INTEGER NOT NULL,
    "parent_identity" TEXT COLLATE "C",
    "backend" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "arn" TEXT COLLATE "C",
    "incarnation" TEXT COLLATE "C",
    "version" INTEGER,
    "description" TEXT COLLATE "C",
    "tags" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "environment" TEXT COLLATE "C",
    "environment_from" TEXT COLLATE "C",
    "service" TEXT COLLATE "C",
    "service_from" TEXT COLLATE "C",
    "team" TEXT COLLATE "C",
    "team_from" TEXT COLLATE "C",
    "owner" TEXT COLLATE "C",
    "owner_from" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C",
    "kind_from" TEXT COLLATE "C",
    "classification" TEXT COLLATE "C",
    "classification_from" TEXT COLLATE "C",
    "stop_time_minutes" INTEGER,
    "stop_time_from" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3),
    "value_changed_at" TIMESTAMPTZ(3),
    "value_evidence" TEXT COLLATE "C",
    "value_unknown" TEXT COLLATE "C",
    "rotation_policy_id" TEXT COLLATE "C",
    "max_age_seconds" BIGINT,
    "rotation_due_at" TIMESTAMPTZ(3),
    "due_soon_at" TIMESTAMPTZ(3),
    "rotation_failed_from" TIMESTAMPTZ(3),
    "rotation_failure" TEXT COLLATE "C",
    "exempt_until" TIMESTAMPTZ(3),
    "attestation_due_at" TIMESTAMPTZ(3),
    "counted" TEXT COLLATE "C" NOT NULL,
    "not_counted_because" TEXT COLLATE "C",
    "plain_text_pattern" TEXT COLLATE "C",
    "first_recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "not_seen_since" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "unseen_by" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "content_hash" BYTEA NOT NULL,
    "search_text" TEXT COLLATE "C" NOT NULL,
    "search_grams" TEXT[],

    CONSTRAINT "secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "secret_history" (
    "id" UUID NOT NULL,
    "identity" TEXT COLLATE "C" NOT NULL,
    "place_id" INTEGER NOT NULL,
    "parent_identity" TEXT COLLATE "C",
    "backend" TEXT COLLATE "C" NOT NULL,
    "type" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "arn" TEXT COLLATE "C",
    "incarnation" TEXT COLLATE "C",
    "version" INTEGER,
    "description" TEXT COLLATE "C",
    "tags" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "environment" TEXT COLLATE "C",
    "environment_from" TEXT COLLATE "C",
    "service" TEXT COLLATE "C",
    "service_from" TEXT COLLATE "C",
    "team" TEXT COLLATE "C",
    "team_from" TEXT COLLATE "C",
    "owner" TEXT COLLATE "C",
    "owner_from" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C",
    "kind_from" TEXT COLLATE "C",
    "classification" TEXT COLLATE "C",
    "classification_from" TEXT COLLATE "C",
    "stop_time_minutes" INTEGER,
    "stop_time_from" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3),
    "value_changed_at" TIMESTAMPTZ(3),
    "value_evidence" TEXT COLLATE "C",
    "value_unknown" TEXT COLLATE "C",
    "rotation_policy_id" TEXT COLLATE "C",
    "max_age_seconds" BIGINT,
    "rotation_due_at" TIMESTAMPTZ(3),
    "due_soon_at" TIMESTAMPTZ(3),
    "rotation_failed_from" TIMESTAMPTZ(3),
    "rotation_failure" TEXT COLLATE "C",
    "exempt_until" TIMESTAMPTZ(3),
    "attestation_due_at" TIMESTAMPTZ(3),
    "counted" TEXT COLLATE "C" NOT NULL,
    "not_counted_because" TEXT COLLATE "C",
    "plain_text_pattern" TEXT COLLATE "C",
    "first_recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "not_seen_since" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "superseded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "secret_history_pkey" PRIMARY KEY ("id","recorded_at")
);

-- CreateTable
CREATE TABLE "secret_use" (
    "secret_id" UUID NOT NULL,
    "last_accessed_on" DATE,
    "next_rotation_at" TIMESTAMPTZ(3),
    "detail" JSONB,

    CONSTRAINT "secret_use_pkey" PRIMARY KEY ("secret_id")
);

-- CreateTable
CREATE TABLE "attribute_override" (
    "identity" TEXT COLLATE "C" NOT NULL,
    "attribute" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "from" TEXT COLLATE "C" NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by" TEXT COLLATE "C",

    CONSTRAINT "attribute_override_pkey" PRIMARY KEY ("identity","attribute")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "id" UUID NOT NULL,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "trigger" TEXT COLLATE "C" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "cancel_requested_at" TIMESTAMPTZ(3),
    "found" INTEGER NOT NULL DEFAULT 0,
    "new" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "held_removals" INTEGER NOT NULL DEFAULT 0,
    "pages" INTEGER NOT NULL DEFAULT 0,
    "expected" INTEGER,
    "lost_scopes" JSONB NOT NULL DEFAULT '[]',
    "failures" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_run_place" (
    "run_id" UUID NOT NULL,
    "place_id" INTEGER NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "found" INTEGER NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sync_run_place_pkey" PRIMARY KEY ("run_id","place_id")
);

-- CreateTable
CREATE TABLE "held_removal" (
    "place_id" INTEGER NOT NULL,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "run_id" UUID NOT NULL,
    "count" INTEGER NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT COLLATE "C",
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C",

    CONSTRAINT "held_removal_pkey" PRIMARY KEY ("place_id","source_id","run_id")
);

-- CreateTable
CREATE TABLE "api_call_count" (
    "day" DATE NOT NULL,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "api" TEXT COLLATE "C" NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "api_call_count_pkey" PRIMARY KEY ("day","source_id","api")
);

-- CreateTable
CREATE TABLE "kpi_close" (
    "kpi_id" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "definition_version" INTEGER NOT NULL,
    "rules_version" TEXT COLLATE "C",
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL,
    "coverage" JSONB NOT NULL,

    CONSTRAINT "kpi_close_pkey" PRIMARY KEY ("kpi_id","day")
);

-- CreateTable
CREATE TABLE "kpi_cell" (
    "kpi_id" TEXT COLLATE "C" NOT NULL,
    "day" DATE NOT NULL,
    "team" TEXT COLLATE "C" NOT NULL,
    "service" TEXT COLLATE "C" NOT NULL,
    "environment" TEXT COLLATE "C" NOT NULL,
    "backend" TEXT COLLATE "C" NOT NULL,
    "classification" TEXT COLLATE "C" NOT NULL,
    "numerator" INTEGER,
    "denominator" INTEGER,
    "parts" JSONB NOT NULL,
    "members" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "kpi_cell_pkey" PRIMARY KEY ("kpi_id","day","team","service","environment","backend","classification")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "passphrase_hash" TEXT COLLATE "C",
    "oidc_subject" TEXT COLLATE "C",
    "oidc_groups" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "disabled_at" TIMESTAMPTZ(3),
    "failed_sign_ins" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "session_epoch" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_binding" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "scope" JSONB NOT NULL DEFAULT '[]',
    "from" TEXT COLLATE "C" NOT NULL,
    "granted_by" TEXT COLLATE "C" NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_binding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invite" (
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "invite_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "label" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "scope" JSONB NOT NULL DEFAULT '[]',
    "created_by" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "email" TEXT COLLATE "C" NOT NULL,
    "ip" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL,
    "actor_kind" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "object" TEXT COLLATE "C",
    "detail" JSONB NOT NULL DEFAULT '{}',
    "request_id" TEXT COLLATE "C",

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "place_key_key" ON "place"("key");

-- CreateIndex
CREATE INDEX "place_watch_source_id_idx" ON "place_watch"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "secret_identity_key" ON "secret"("identity");

-- CreateIndex
CREATE INDEX "secret_place_id_idx" ON "secret"("place_id");

-- CreateIndex
CREATE INDEX "secret_team_environment_id_idx" ON "secret"("team", "environment", "id");

-- CreateIndex
CREATE INDEX "secret_search_text_trgm" ON "secret" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "secret_search_grams_idx" ON "secret" USING GIN ("search_grams");

-- CreateIndex
CREATE INDEX "secret_history_superseded_at_recorded_at_idx" ON "secret_history"("superseded_at", "recorded_at");

-- CreateIndex
CREATE INDEX "sync_run_source_id_started_at_idx" ON "sync_run"("source_id", "started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_oidc_subject_key" ON "app_user"("oidc_subject");

-- CreateIndex
CREATE INDEX "role_binding_user_id_idx" ON "role_binding"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_failure_email_at_idx" ON "sign_in_failure"("email", "at");

-- CreateIndex
CREATE INDEX "sign_in_failure_ip_at_idx" ON "sign_in_failure"("ip", "at");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- AddForeignKey
ALTER TABLE "place_watch" ADD CONSTRAINT "place_watch_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_watch" ADD CONSTRAINT "place_watch_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secret" ADD CONSTRAINT "secret_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secret_history" ADD CONSTRAINT "secret_history_id_fkey" FOREIGN KEY ("id") REFERENCES "secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_run" ADD CONSTRAINT "sync_run_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync_run_place" ADD CONSTRAINT "sync_run_place_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "sync_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_call_count" ADD CONSTRAINT "api_call_count_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_binding" ADD CONSTRAINT "role_binding_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite" ADD CONSTRAINT "invite_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- There is one installation per database.
ALTER TABLE "installation" ADD CONSTRAINT "installation_one_row" CHECK ("id" = 1);
ALTER TABLE "installation" ADD CONSTRAINT "installation_mode" CHECK ("mode" IN ('demo', 'real'));

-- What was once recorded stays as it was recorded, for every role that is not the owner of the table
-- and for the owner too, unless he drops the trigger first.
CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "secret_history"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "kpi_close"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "kpi_cell"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
