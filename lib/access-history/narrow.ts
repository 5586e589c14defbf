import { isIPv4 } from "node:net";
import { Prisma } from "@/lib/db/prisma";
import { marks } from "./model/terms";

/*
 * Rows are narrow: what stands in a row already is not stored again, and an IPv4 address is stored as one. These tell of
 * an event `e` what its log told.
 */

export const requestIdOf = Prisma.sql`
  CASE WHEN e.marks & ${Prisma.raw(`${marks.requestIsEvent}`)} <> 0 THEN e.event_id ELSE e.request_id END`;

export const sourceIpOf = Prisma.sql`coalesce(host(e.source_address), e.source_ip)`;

/** Whether it came from one of these addresses. */
export function cameFrom(addresses: readonly string[]): Prisma.Sql {
  const texts = Prisma.sql`e.source_ip = ANY(${[...addresses]})`;
  const v4 = addresses.filter((address) => isIPv4(address));
  if (v4.length === 0) return texts;
  return Prisma.sql`(${texts} OR e.source_address = ANY(${v4}::inet[]))`;
}
