import { Prisma } from "@/lib/db/prisma";
import type { KpiDefinition } from "../definition";
import { live, notCounted } from "../exclusions";

/** A value that nobody but a source's default gave is not known. */
const known = (column: string) => {
  const value = Prisma.raw(`s.${column}`);
  const from = Prisma.raw(`s.${column.replace(/_minutes$/, "")}_from`);
  return Prisma.sql`(${value} IS NOT NULL AND ${from} <> 'default')`;
};

const ownerIsHere = (at: Date) => Prisma.sql`(${known("owner")} AND NOT EXISTS (
  SELECT 1 FROM person p WHERE p.id = s.owner AND p.left_on <= (
    ${at}::timestamptz AT TIME ZONE coalesce((SELECT time_zone FROM installation), 'Asia/Tokyo'))::date))`;

const registered = (at: Date) => Prisma.sql`(
  ${ownerIsHere(at)} AND ${known("classification")} AND ${known("kind")} AND ${known("environment")}
  AND ${known("service")} AND ${known("stop_time_minutes")}
  AND (s.counted = 'completion' OR s.max_age_seconds IS NOT NULL))`;

const attested = (at: Date) => Prisma.sql`coalesce(s.attestation_due_at > ${at}, FALSE)`;

/** Complete = registered (everything known) and attested (confirmed within the policy's interval). */
export const inventoryCompletion: KpiDefinition = {
  id: "inventory-completion",
  version: 1,
  unit: "ratio",
  direction: "up",
  target: 0.95,
  near: 0.05,
  population: () => Prisma.sql`${live} AND s.counted IN ('both', 'completion')`,
  good: (at) => Prisma.sql`${registered(at)} AND ${attested(at)}`,
  parts: [
    { id: "registered", where: registered },
    { id: "attested", where: attested },
  ],
  excluded: notCounted,
};
