-- The next sign-in asks for a new passphrase before anything else.
ALTER TABLE "app_user" ADD COLUMN "must_change_passphrase" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "role_change" (
    "id" UUID NOT NULL,
    "act" TEXT COLLATE "C" NOT NULL,
    "user_id" UUID,
    "group_name" TEXT COLLATE "C",
    "role" TEXT COLLATE "C" NOT NULL,
    "scope" JSONB NOT NULL,
    "target" UUID,
    "reason" TEXT COLLATE "C" NOT NULL,
    "proposed_by" TEXT COLLATE "C" NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "approval" TEXT COLLATE "C" NOT NULL,
    "decided_by" TEXT COLLATE "C",
    "decided_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "role_change_state_idx" ON "role_change"("state");

-- AddForeignKey
ALTER TABLE "role_change" ADD CONSTRAINT "role_change_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "role_change"
  ADD CONSTRAINT "role_change_of_one" CHECK (("user_id" IS NULL) <> ("group_name" IS NULL)),
  ADD CONSTRAINT "role_change_act" CHECK ("act" IN ('grant', 'revoke') AND (("act" = 'revoke') = ("target" IS NOT NULL))),
  ADD CONSTRAINT "role_change_state" CHECK ("state" IN ('proposed', 'done', 'rejected', 'withdrawn')),
  ADD CONSTRAINT "role_change_approval" CHECK ("approval" IN ('at-once', 'alone', 'another')),
  ADD CONSTRAINT "role_change_decided" CHECK (("decided_at" IS NULL) = ("state" = 'proposed') AND ("decided_at" IS NULL) = ("decided_by" IS NULL)),
  -- Four eyes hold whoever writes here.
  ADD CONSTRAINT "role_change_by_another" CHECK ("approval" <> 'another' OR "state" <> 'done' OR "decided_by" <> "proposed_by");

CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON "role_change"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
