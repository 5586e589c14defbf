-- Two that make one month at once: the second finds it by a query, which sees what was committed while it waited;
-- to_regclass remembers that there was none.
CREATE OR REPLACE FUNCTION make_access_month(instant timestamptz) RETURNS void
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
  IF EXISTS (SELECT FROM pg_class WHERE relname = name AND relnamespace = 'public'::regnamespace) THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE public.%I (LIKE public.access_event INCLUDING ALL)', name);
  EXECUTE format('ALTER TABLE public.access_event ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
    name, first AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
END
$$;
