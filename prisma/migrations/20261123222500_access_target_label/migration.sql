-- CreateIndex
-- A word of what was asked for, anywhere in it.
CREATE INDEX "access_target_label_trgm" ON "access_target" USING GIN ("label" gin_trgm_ops);
