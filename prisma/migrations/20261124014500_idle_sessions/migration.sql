-- When a person was last here, to five minutes: a session nobody uses ends.
ALTER TABLE "app_user" ADD COLUMN "last_seen_at" TIMESTAMPTZ(3);
