-- CreateTable
CREATE TABLE "attribute_statement" (
    "id" BIGSERIAL NOT NULL,
    "secret_id" UUID NOT NULL,
    "attribute" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C",
    "before" TEXT COLLATE "C",
    "before_from" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C",
    "set_by" TEXT COLLATE "C" NOT NULL,
    "set_by_kind" TEXT COLLATE "C" NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "together" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "attribute_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "query" TEXT COLLATE "C" NOT NULL,
    "owner_id" UUID NOT NULL,
    "team" TEXT COLLATE "C",
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "starting_view" (
    "user_id" UUID NOT NULL,
    "view_id" UUID NOT NULL,

    CONSTRAINT "starting_view_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "attribute_statement_secret_id_id_idx" ON "attribute_statement"("secret_id", "id");

-- CreateIndex
CREATE INDEX "saved_view_owner_id_idx" ON "saved_view"("owner_id");

-- CreateIndex
CREATE INDEX "saved_view_team_idx" ON "saved_view"("team");

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "attribute_statement"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
