import pg from "pg";
import { arrayText } from "./copy";
import type { Prisma } from "./prisma";

/**
 * The text of a query with its parameters written into it as literals, for statements that take none (COPY). Each is
 * quoted by the driver's own rules; lists become array literals, so the column they are compared with gives the type.
 */
export function inlineSql({ strings, values }: Prisma.Sql): string {
  return strings.reduce((text, part, index) => text + literal(values[index - 1]) + part);
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return pg.escapeLiteral(arrayText(value.map(String)));
  if (typeof value === "string") return pg.escapeLiteral(value);
  throw new TypeError(`No literal for ${typeof value}`);
}
