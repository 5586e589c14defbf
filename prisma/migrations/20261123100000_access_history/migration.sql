-- CreateTable
CREATE TABLE "access_context" (
    "id" SERIAL NOT NULL,
    "source_id" TEXT COLLATE "C" NOT NULL,
    "backend" TEXT COLLATE "C" NOT NULL,
    "account" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "region" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "cluster" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "namespace" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "access_context_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_operation" (
    "id" SMALLSERIAL NOT NULL,
    "backend" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "use" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "access_operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_user_agent" (
    "id" SERIAL NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "access_user_agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_principal" (
    "id" SERIAL NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "account" TEXT COLLATE "C",
    "type" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C",
    "session" TEXT COLLATE "C",
    "identity" TEXT COLLATE "C",
    "fullness" SMALLINT NOT NULL,
    "person_id" TEXT COLLATE "C",
    "service" TEXT COLLATE "C",
    "rotates" BOOLEAN NOT NULL DEFAULT false,
    "resolved_by" TEXT COLLATE "C",
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_principal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_target" (
    "id" SERIAL NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "identities" TEXT[] COLLATE "C" NOT NULL,
    "label" TEXT COLLATE "C" NOT NULL,
    "backend" TEXT COLLATE "C" NOT NULL,
    "path_level" BOOLEAN NOT NULL DEFAULT false,
    "secret_id" UUID,
    "alias_of" INTEGER,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_event" (
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "event_id" UUID NOT NULL,
    "item" SMALLINT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "shared_event_id" UUID,
    "request_id" UUID,
    "context_id" INTEGER NOT NULL,
    "target_id" INTEGER,
    "principal_id" INTEGER NOT NULL,
    "user_agent_id" INTEGER,
    "operation_id" SMALLINT NOT NULL,
    "cause" SMALLINT NOT NULL,
    "marks" SMALLINT NOT NULL DEFAULT 0,
    "source_ip" TEXT COLLATE "C",

    CONSTRAINT "access_event_pkey" PRIMARY KEY ("occurred_at","event_id","item")
) PARTITION BY RANGE ("occurred_at");

-- CreateTable
CREATE TABLE "access_day" (
    "day" DATE NOT NULL,
    "backend" TEXT COLLATE "C" NOT NULL,
    "account" TEXT COLLATE "C" NOT NULL,
    "team" TEXT COLLATE "C" NOT NULL,
    "service" TEXT COLLATE "C" NOT NULL,
    "environment" TEXT COLLATE "C" NOT NULL,
    "operation_id" SMALLINT NOT NULL,
    "cause" SMALLINT NOT NULL,
    "events" INTEGER NOT NULL,

    CONSTRAINT "access_day_pkey" PRIMARY KEY ("day","backend","account","team","service","environment","operation_id","cause")
);

-- CreateTable
CREATE TABLE "access_reader" (
    "target_id" INTEGER NOT NULL,
    "principal_id" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "reads" INTEGER NOT NULL,

    CONSTRAINT "access_reader_pkey" PRIMARY KEY ("target_id","principal_id")
);

-- CreateTable
CREATE TABLE "ingest_piece" (
    "source_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "via" TEXT COLLATE "C" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "cursor" JSONB,
    "records" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "events" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "ignored" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ingest_piece_pkey" PRIMARY KEY ("source_id","name")
);

-- CreateTable
CREATE TABLE "set_aside" (
    "source_id" TEXT COLLATE "C" NOT NULL,
    "piece" TEXT COLLATE "C" NOT NULL,
    "at" INTEGER NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "excerpt" TEXT COLLATE "C" NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "set_aside_pkey" PRIMARY KEY ("source_id","piece","at")
);

-- CreateTable
CREATE TABLE "footprint_made" (
    "context_id" INTEGER NOT NULL,
    "node" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "footprint_made_pkey" PRIMARY KEY ("context_id","at","node")
);

-- CreateTable
CREATE TABLE "log_hour" (
    "context_id" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "arrived" INTEGER NOT NULL DEFAULT 0,
    "proved" BOOLEAN NOT NULL DEFAULT false,
    "records" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "log_hour_pkey" PRIMARY KEY ("context_id","hour")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_context_source_id_backend_account_region_cluster_nam_key" ON "access_context"("source_id", "backend", "account", "region", "cluster", "namespace");

-- CreateIndex
CREATE UNIQUE INDEX "access_operation_backend_action_use_key" ON "access_operation"("backend", "action", "use");

-- CreateIndex
CREATE UNIQUE INDEX "access_user_agent_text_key" ON "access_user_agent"("text");

-- CreateIndex
CREATE UNIQUE INDEX "access_principal_key_key" ON "access_principal"("key");

-- CreateIndex
CREATE INDEX "access_principal_person_id_idx" ON "access_principal"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_target_key_key" ON "access_target"("key");

-- CreateIndex
CREATE INDEX "access_target_secret_id_idx" ON "access_target"("secret_id");

-- CreateIndex
CREATE INDEX "access_target_identities_idx" ON "access_target" USING GIN ("identities");

-- CreateIndex
-- Copies of one event in several accounts.
CREATE UNIQUE INDEX "access_event_shared_key" ON "access_event"("occurred_at", "shared_event_id", "item") WHERE "shared_event_id" IS NOT NULL;
-- The history of one secret, by keyset.
CREATE INDEX "access_event_target" ON "access_event"("target_id", "occurred_at" DESC, "event_id" DESC) WHERE "target_id" IS NOT NULL;
CREATE INDEX "access_event_failed" ON "access_event"("occurred_at") WHERE "cause" <> 0;

-- CreateIndex
CREATE INDEX "access_event_principal_id_occurred_at_idx" ON "access_event"("principal_id", "occurred_at" DESC);

-- CreateIndex
CREATE INDEX "access_reader_principal_id_last_at_idx" ON "access_reader"("principal_id", "last_at");

-- CreateIndex
CREATE INDEX "ingest_piece_updated_at_idx" ON "ingest_piece"("updated_at");

-- CreateIndex
CREATE INDEX "set_aside_source_id_recorded_at_idx" ON "set_aside"("source_id", "recorded_at");

ALTER TABLE "installation" ADD COLUMN "retention_months" SMALLINT NOT NULL DEFAULT 25;

-- Months are made and dropped by these alone, with the owner's rights and within these rules.
CREATE FUNCTION make_access_month(instant timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  first timestamp := date_trunc('month', instant AT TIME ZONE 'UTC');
  name text := 'access_event_' || to_char(first, 'YYYYMM');
BEGIN
  IF instant < '2006-01-01Z' OR instant > now() + interval '2 months' THEN
    RAISE EXCEPTION 'no month of access events for %', instant USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF to_regclass('public.' || quote_ident(name)) IS NOT NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('make_access_month'));
  IF to_regclass('public.' || quote_ident(name)) IS NOT NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE public.%I PARTITION OF public.access_event FOR VALUES FROM (%L) TO (%L)',
    name, first AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
END
$$;

-- Drops a month of which both the events and what is recorded of them are older than the retention.
CREATE FUNCTION drop_access_month(month date) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  first timestamp := date_trunc('month', month::timestamp);
  name text := 'access_event_' || to_char(first, 'YYYYMM');
  oldest timestamptz := now() - make_interval(months => (SELECT retention_months::int FROM public.installation));
  recent boolean;
BEGIN
  IF to_regclass('public.' || quote_ident(name)) IS NULL THEN RETURN false; END IF;
  IF (first + interval '1 month') AT TIME ZONE 'UTC' > oldest THEN RETURN false; END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE recorded_at > %L)', name, oldest) INTO recent;
  IF recent THEN RETURN false; END IF;
  EXECUTE format('DROP TABLE public.%I', name);
  RETURN true;
END
$$;
REVOKE ALL ON FUNCTION make_access_month(timestamptz), drop_access_month(date) FROM PUBLIC;
