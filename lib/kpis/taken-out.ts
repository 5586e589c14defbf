import "server-only";
import { Prisma, prisma } from "@/lib/db/prisma";
import { takenOutBy } from "@/lib/declarations/standing";
import { inventoryAt } from "@/lib/inventory/at";
import { SecretRow, secretColumns, toSecret } from "@/lib/inventory/list-row";
import type { KpiRow } from "./model";

/** Rows that a judgement or a scope rule took out, with its reason, approver and last day as they are declared now. */
export async function withTakenOut(
  rows: readonly KpiRow[],
  excluded: string | undefined,
  now: Date,
): Promise<KpiRow[]> {
  if (rows.length === 0) return [];
  if (excluded === "false-positive") {
    const by = await takenOutBy(now);
    // Of a parameter the label is its path.
    return rows.map((row) => ({
      ...row,
      takenOut: saying(by.judgement(row.label)) ?? row.takenOut,
    }));
  }
  if (excluded !== "scope-rule") return [...rows];
  const [by, found] = [
    await takenOutBy(now),
    await prisma().$queryRaw<unknown[]>`
      SELECT ${secretColumns} FROM ${inventoryAt({ at: now, past: false })} 
        JOIN place p ON p.id = s.place_id LEFT JOIN secret_use u ON u.secret_id = s.id
       WHERE s.id IN (${Prisma.join(rows.map(({ id }) => Prisma.sql`${id}::uuid`))})`,
  ];
  const said = new Map(
    found.map((raw) => {
      const secret = toSecret(SecretRow.parse(raw));
      return [secret.id, saying(by.exclusion(secret))];
    }),
  );
  return rows.map((row) => ({ ...row, takenOut: said.get(row.id) ?? null }));
}

const saying = (item: { reason: string; approver: string; until: string } | null) =>
  item && { reason: item.reason, approver: item.approver, until: item.until };
