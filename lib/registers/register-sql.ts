import { allowed, type ScopeItem } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma } from "@/lib/db/prisma";
import type { Register } from "./model";

/** What a register's rows are made of, as parts of SQL; `r` is the row, `d` what is declared of it on screen. */
export interface RegisterSql {
  from: Prisma.Sql;
  /** The item, as the config file would have it. */
  item: Prisma.Sql;
  /** The team it belongs to. */
  team: Prisma.Sql;
  standing: Prisma.Sql;
  signInAt: Prisma.Sql;
  /** What one may search by. */
  words: Prisma.Sql;
}

/**
 * The rows of a register that are somebody's to see: all of them, but for whom every binding names teams or services only
 * theirs.
 */
export function withinScope(register: Register, { bindings }: Viewer): Prisma.Sql {
  const items = bindings
    .filter(({ role }) => allowed[role].includes("declaration:read"))
    .flatMap(({ scope }) => (scope.length === 0 ? [{}] : scope));
  if (items.some(({ team, service }: ScopeItem) => !team && !service)) return Prisma.sql`TRUE`;
  const teams = items.flatMap(({ team }: ScopeItem) => team ?? []);
  const services = items.flatMap(({ service }: ScopeItem) => service ?? []);
  const ofServices = Prisma.sql`SELECT team FROM service WHERE id = ANY(${services})`;
  const team = register === "teams" ? Prisma.sql`r.id` : Prisma.sql`r.team`;
  return Prisma.sql`coalesce(${team} = ANY(${teams}) OR ${team} IN (${ofServices}), FALSE)`;
}

/** @param today the organisation's day, YYYY-MM-DD */
export function registerSql(register: Register, today: string): RegisterSql {
  const none = Prisma.sql`NULL`;
  const joined = (table: Prisma.Sql) =>
    Prisma.sql`${table} AS r LEFT JOIN declaration d
      ON d.section = ${register} AND d.key = r.id AND d.state = 'in-force' AND r.provenance IN ('screen', 'import')`;
  switch (register) {
    case "people":
      return {
        from: joined(Prisma.sql`person`),
        item: Prisma.sql`jsonb_strip_nulls(jsonb_build_object('id', r.id, 'name', r.name, 'team', r.team,
          'delegate', r.delegate, 'left', r.left_on::text))`,
        team: Prisma.sql`r.team`,
        standing: Prisma.sql`CASE WHEN r.left_on IS NULL THEN 'active' WHEN r.left_on <= ${today}::date THEN 'left' ELSE 'leaving' END`,
        signInAt: Prisma.sql`r.sign_in_at`,
        words: Prisma.sql`r.id || ' ' || r.name`,
      };
    case "teams":
      return {
        from: joined(Prisma.sql`team`),
        item: Prisma.sql`jsonb_strip_nulls(jsonb_build_object('id', r.id, 'name', r.name, 'nameEn', r.name_en, 'lead', r.lead))`,
        team: Prisma.sql`r.id`,
        standing: none,
        signInAt: Prisma.sql`NULL::timestamptz`,
        words: Prisma.sql`concat_ws(' ', r.id, r.name, r.name_en, r.lead)`,
      };
    case "services":
      return {
        from: joined(Prisma.sql`service`),
        item: Prisma.sql`jsonb_strip_nulls(jsonb_build_object('id', r.id, 'name', r.name, 'team', r.team))`,
        team: Prisma.sql`r.team`,
        standing: none,
        signInAt: Prisma.sql`NULL::timestamptz`,
        words: Prisma.sql`concat_ws(' ', r.id, r.name, r.team)`,
      };
  }
}
