-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "hash" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "audit_verification" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "audit_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "public_key" TEXT COLLATE "C" NOT NULL,
    "first_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "evidence_export" (
    "id" UUID NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "format" TEXT COLLATE "C" NOT NULL,
    "header" TEXT COLLATE "C" NOT NULL,
    "pseudonymous" BOOLEAN NOT NULL,
    "query" JSONB NOT NULL,
    "maker" TEXT COLLATE "C" NOT NULL,
    "maker_name" TEXT COLLATE "C" NOT NULL,
    "bindings" JSONB NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "as_of" TIMESTAMPTZ(3),
    "heartbeat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "rows" BIGINT NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "sha256" TEXT COLLATE "C",
    "signed_by" TEXT COLLATE "C",
    "message" TEXT COLLATE "C",

    CONSTRAINT "evidence_export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evidence_export_requested_at_idx" ON "evidence_export"("requested_at");

-- CreateIndex
CREATE INDEX "evidence_export_maker_requested_at_idx" ON "evidence_export"("maker", "requested_at");

-- CreateIndex
CREATE INDEX "audit_entry_action_id_idx" ON "audit_entry"("action", "id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_idx" ON "audit_entry"("actor", "id");

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_verification"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "signing_key"
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- JSON with keys in the order of their code points and no space: RFC 8785 for what we write (no exponents).
CREATE FUNCTION canonical_json(given jsonb) RETURNS text
  LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN CASE jsonb_typeof(given)
    WHEN 'object' THEN '{' || coalesce((
      SELECT string_agg(to_json(e.key)::text || ':' || public.canonical_json(e.value), ',' ORDER BY e.key COLLATE "C")
        FROM jsonb_each(given) e), '') || '}'
    WHEN 'array' THEN '[' || coalesce((
      SELECT string_agg(public.canonical_json(e.value), ',' ORDER BY e.ordinality)
        FROM jsonb_array_elements(given) WITH ORDINALITY e), '') || ']'
    ELSE given::text
  END;
END
$$;

CREATE FUNCTION audit_entry_hash(previous text, entry audit_entry) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT encode(sha256(convert_to(previous || public.canonical_json(jsonb_build_object(
    'action', entry.action, 'actor', entry.actor, 'actorKind', entry.actor_kind,
    'at', to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'detail', entry.detail, 'object', entry.object, 'requestId', entry.request_id, 'sequence', entry.id)), 'UTF8')), 'hex')
$$;

-- Numbers and chains each entry as it comes in, one transaction after the other. What a backup restores brings its hash.
CREATE FUNCTION chain_audit_entry() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  newest record;
BEGIN
  IF NEW.hash <> '' THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(1263420010, 0);
  SELECT e.id, e.hash INTO newest FROM public.audit_entry e ORDER BY e.id DESC LIMIT 1;
  NEW.id := coalesce(newest.id, 0) + 1;
  NEW.hash := public.audit_entry_hash(coalesce(newest.hash, repeat('0', 64)), NEW);
  RETURN NEW;
END
$$;

-- Entries written before there was a chain are numbered without gaps and chained in their order.
ALTER TABLE "audit_entry" DISABLE TRIGGER append_only;
DO $$
DECLARE
  entry audit_entry;
  previous text := repeat('0', 64);
BEGIN
  UPDATE audit_entry e SET id = -n.number
    FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM audit_entry) n WHERE n.id = e.id;
  UPDATE audit_entry SET id = -id;
  FOR entry IN SELECT * FROM audit_entry ORDER BY id LOOP
    previous := audit_entry_hash(previous, entry);
    UPDATE audit_entry SET hash = previous WHERE id = entry.id;
  END LOOP;
END
$$;
ALTER TABLE "audit_entry" ENABLE TRIGGER append_only;
CREATE TRIGGER chained BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
