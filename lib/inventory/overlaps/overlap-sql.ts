import { Prisma } from "@/lib/db/prisma";

/** A name without the words that only say which environment it is. Without one it says nothing here. */
const lineage = Prisma.raw(
  `nullif(regexp_replace(ltrim(lower(s.path), '/'), '(^|[/_.-])(prod|prd|production|stg|stage|staging|dev|develop|development|test|qa|local)(?=$|[/_.-])', '\\1*', 'g'), ltrim(lower(s.path), '/'))`,
);
const ownKey = Prisma.raw(
  `CASE WHEN s.facts->>'kmsKeyManagedBy' = 'customer' THEN s.facts->>'kmsKeyId' END`,
);
const rotator = Prisma.raw(`s.facts->'rotation'->>'lambdaArn'`);

/**
 * SELECT of secret_id, same_key, same_function, same_name: secrets that share a customer's key, a rotation function or a name
 * with one in production. Every name in production is looked at.
 * @param which condition on secret `s`
 */
export const overlapsOf = (which: Prisma.Sql) => Prisma.sql`
  WITH production AS MATERIALIZED (
    SELECT ${ownKey} AS key, ${rotator} AS function, ${lineage} AS name
      FROM secret s WHERE s.removed_at IS NULL AND s.environment = 'prod'
  ), compared AS (
    SELECT s.id AS secret_id,
           coalesce(${ownKey} IN (SELECT key FROM production WHERE key IS NOT NULL), FALSE) AS same_key,
           coalesce(${rotator} IN (SELECT function FROM production WHERE function IS NOT NULL), FALSE) AS same_function,
           coalesce(${lineage} IN (SELECT name FROM production WHERE name IS NOT NULL), FALSE) AS same_name
      FROM secret s WHERE ${which}
  )
  SELECT * FROM compared WHERE same_key OR same_function OR same_name`;
