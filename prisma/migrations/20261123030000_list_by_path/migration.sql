-- The list in its own order, and the number of live entries from the index alone.
CREATE INDEX "secret_removed_at_path_id_idx" ON "secret"("removed_at", "path", "id");
