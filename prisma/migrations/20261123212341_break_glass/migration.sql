-- CreateTable
CREATE TABLE "break_glass_request" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "requested_by" TEXT COLLATE "C" NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "emergency" BOOLEAN NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "ticket" TEXT COLLATE "C",
    "path" TEXT COLLATE "C",
    "runbook" TEXT COLLATE "C",
    "window_from" TIMESTAMPTZ(3) NOT NULL,
    "window_to" TIMESTAMPTZ(3) NOT NULL,
    "window_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "approve_by" TIMESTAMPTZ(3) NOT NULL,
    "review_by" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT COLLATE "C",
    "withdrawn_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by" TEXT COLLATE "C",
    "outcome" TEXT COLLATE "C",
    "access_ended_by" TEXT COLLATE "C",
    "access_ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "break_glass_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "break_glass_target" (
    "request_id" UUID NOT NULL,
    "secret_id" UUID NOT NULL,
    "incarnation" TEXT COLLATE "C",

    CONSTRAINT "break_glass_target_pkey" PRIMARY KEY ("request_id","secret_id")
);

-- CreateTable
CREATE TABLE "break_glass_step" (
    "id" BIGSERIAL NOT NULL,
    "request_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL,
    "actor_kind" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "break_glass_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "break_glass_settlement" (
    "id" BIGSERIAL NOT NULL,
    "use_id" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL,
    "actor_kind" TEXT COLLATE "C" NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "break_glass_settlement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "break_glass_request_number_key" ON "break_glass_request"("number");

-- CreateIndex
CREATE INDEX "break_glass_request_person_id_window_ends_at_idx" ON "break_glass_request"("person_id", "window_ends_at");

-- CreateIndex
CREATE INDEX "break_glass_request_window_ends_at_idx" ON "break_glass_request"("window_ends_at");

-- CreateIndex
CREATE INDEX "break_glass_request_status_approve_by_idx" ON "break_glass_request"("status", "approve_by");

-- CreateIndex
CREATE INDEX "break_glass_target_secret_id_idx" ON "break_glass_target"("secret_id");

-- CreateIndex
CREATE INDEX "break_glass_step_request_id_id_idx" ON "break_glass_step"("request_id", "id");

-- CreateIndex
CREATE INDEX "break_glass_settlement_use_id_id_idx" ON "break_glass_settlement"("use_id", "id");

-- AddForeignKey
ALTER TABLE "break_glass_target" ADD CONSTRAINT "break_glass_target_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "break_glass_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "break_glass_step" ADD CONSTRAINT "break_glass_step_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "break_glass_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Four eyes, and no decision without its time and author, whatever the code does.
ALTER TABLE "break_glass_request"
  ADD CONSTRAINT "break_glass_status" CHECK ("status" IN ('requested', 'approved', 'rejected', 'withdrawn')),
  ADD CONSTRAINT "break_glass_window" CHECK ("window_from" < "window_to" AND "window_ends_at" <= "window_to"),
  ADD CONSTRAINT "break_glass_decided" CHECK (("decided_at" IS NULL) = ("decided_by" IS NULL)
    AND ("status" NOT IN ('approved', 'rejected') OR "decided_at" IS NOT NULL)
    AND ("status" <> 'requested' OR "decided_at" IS NULL)),
  ADD CONSTRAINT "break_glass_decided_by_another" CHECK ("decided_by" NOT IN ("requested_by", "person_id")),
  ADD CONSTRAINT "break_glass_reviewed" CHECK (("reviewed_at" IS NULL) = ("reviewed_by" IS NULL)
    AND ("reviewed_at" IS NULL) = ("outcome" IS NULL)
    AND ("reviewed_at" IS NULL OR "status" IN ('approved', 'rejected'))),
  ADD CONSTRAINT "break_glass_reviewed_by_another" CHECK ("reviewed_by" NOT IN ("requested_by", "person_id")),
  ADD CONSTRAINT "break_glass_withdrawn" CHECK (("status" = 'withdrawn') = ("withdrawn_at" IS NOT NULL));

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "break_glass_target"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "break_glass_step"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "break_glass_settlement"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
