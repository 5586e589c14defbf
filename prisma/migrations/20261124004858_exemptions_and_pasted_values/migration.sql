-- CreateTable
CREATE TABLE "exemption" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "secret_id" UUID NOT NULL,
    "incarnation" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C" NOT NULL,
    "requested_by" TEXT COLLATE "C" NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL,
    "decided_by" TEXT COLLATE "C",
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT COLLATE "C",
    "bettered_team" TEXT COLLATE "C",
    "ended_by" TEXT COLLATE "C",
    "ended_at" TIMESTAMPTZ(3),
    "ended_why" TEXT COLLATE "C",

    CONSTRAINT "exemption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pasted_value" (
    "id" UUID NOT NULL,
    "secret_id" UUID NOT NULL,
    "field" TEXT COLLATE "C" NOT NULL,
    "format" TEXT COLLATE "C" NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),
    "judged_by" TEXT COLLATE "C",
    "judged_at" TIMESTAMPTZ(3),
    "judged_reason" TEXT COLLATE "C",

    CONSTRAINT "pasted_value_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "exemption_number_key" ON "exemption"("number");

-- CreateIndex
CREATE INDEX "exemption_secret_id_status_idx" ON "exemption"("secret_id", "status");

-- CreateIndex
CREATE INDEX "exemption_status_until_idx" ON "exemption"("status", "until");

-- CreateIndex
CREATE INDEX "pasted_value_gone_at_judged_at_idx" ON "pasted_value"("gone_at", "judged_at");

-- CreateIndex
CREATE UNIQUE INDEX "pasted_value_secret_id_field_format_digest_key" ON "pasted_value"("secret_id", "field", "format", "digest");

-- Four eyes, and no decision without its time and author, whatever the code does.
ALTER TABLE "exemption"
  ADD CONSTRAINT "exemption_status" CHECK ("status" IN ('requested', 'approved', 'rejected', 'withdrawn', 'ended')),
  ADD CONSTRAINT "exemption_length" CHECK ("until" > "requested_at" AND "until" <= "requested_at" + interval '367 days'),
  ADD CONSTRAINT "exemption_decided" CHECK (("decided_at" IS NULL) = ("decided_by" IS NULL)
    AND ("status" NOT IN ('approved', 'rejected') OR "decided_at" IS NOT NULL)
    AND ("status" NOT IN ('requested', 'withdrawn') OR "decided_at" IS NULL)),
  ADD CONSTRAINT "exemption_decided_by_another" CHECK ("decided_by" <> "requested_by"),
  ADD CONSTRAINT "exemption_ended" CHECK (("status" IN ('ended', 'withdrawn')) = ("ended_at" IS NOT NULL));
-- One request at a time waits per secret.
CREATE UNIQUE INDEX "exemption_waiting" ON "exemption"("secret_id") WHERE "status" = 'requested';
ALTER TABLE "pasted_value"
  ADD CONSTRAINT "pasted_value_judged" CHECK (("judged_at" IS NULL) = ("judged_by" IS NULL) AND ("judged_at" IS NULL) = ("judged_reason" IS NULL));
