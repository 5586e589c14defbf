import "server-only";
import { z } from "zod";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { pool } from "@/lib/db/pool";
import { Prisma } from "@/lib/db/prisma";
import { invalidInput } from "@/lib/errors";
import { countedInventory } from "@/lib/inventory/tally/counted";
import { among } from "@/lib/kpis/filters";
import { type Duty, ofEach } from "./model";
import {
  byGaps,
  type DutyCell,
  type DutyFilters,
  type DutyMatrix,
  type DutyQuery,
  type DutyRow,
  gapsByDuty,
  gapsIn,
  matrixOf,
  type ServiceDuties,
} from "./model/matrix";
import { namesOfHolders, readSets } from "./read-sets";

/** So many holders are named in a cell. */
const shownHolders = 3;

/** One page of the matrix service × duty: of the secrets inside the viewer's rows, as things stand now. */
export async function readMatrix(
  viewer: Viewer,
  { cursor, limit, ...filters }: DutyQuery,
  { now }: { now: Date },
): Promise<DutyMatrix> {
  const lines = await readLines(viewer, filters, now);
  const after = cursor === undefined ? null : readCursor(cursor);
  const rest = after ? lines.filter((line) => byGaps(after, line) < 0) : lines;
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1) : undefined;
  return {
    asOf: now.toISOString(),
    items: await named(page, shownHolders),
    nextCursor: last ? JSON.stringify([last.gaps, last.service]) : null,
    total: lines.length,
    secrets: lines.reduce((sum, { secrets }) => sum + secrets, 0),
    gaps: gapsByDuty(lines),
  };
}

const Counted = z.object({
  service: z.string().nullable(),
  team: z.string().nullable(),
  dutySet: z.string().nullable(),
  n: z.int(),
});

/** Every line of the matrix, in its order. */
export async function readLines(
  viewer: Viewer,
  { team, service, environment, gaps }: DutyFilters,
  now: Date,
): Promise<ServiceDuties[]> {
  assertMay(viewer, "duty:read");
  const parts = Object.entries({ team, service, environment }).flatMap(([column, values]) =>
    values.length > 0 ? [among(column, values)] : [],
  );
  const where = Prisma.join(
    [Prisma.sql`s.is_live AND s.counted <> 'none'`, inRowsOf(viewer), ...parts],
    " AND ",
  );
  const asked = Prisma.sql`
    SELECT s.service, s.team, s.duty_set AS "dutySet", sum(s.n)::int AS n
      FROM ${await countedInventory({ at: now, past: false })} WHERE ${where}
     GROUP BY 1, 2, 3 HAVING sum(s.n) <> 0`;
  const { rows } = await pool().query(asked.text, asked.values);
  const counted = z.array(Counted).parse(rows);
  const sets = await readSets(
    counted.map(({ dutySet }) => dutySet),
    now,
  );
  const lines = matrixOf(counted, sets);
  return gaps === "true" ? lines.filter((line) => line.gaps > 0) : lines;
}

/** Lines with the names of services and holders. @param most holders named in a cell */
export async function named(lines: readonly ServiceDuties[], most: number): Promise<DutyRow[]> {
  const nameOf = await namesOfHolders(
    lines.flatMap(({ service, holders }) => [
      service && `workload:${service}`,
      ...Object.values(holders).flatMap((cell) => cell.slice(0, most).map(({ holder }) => holder)),
    ]),
  );
  return lines.map((line) => {
    const cellOf = (duty: Duty): DutyCell => {
      const all = line.holders[duty];
      const holders = all
        .slice(0, most)
        .map(({ holder, ...rest }) => ({ ...rest, holder: nameOf(holder) }));
      return { gaps: gapsIn(line, duty), holders, others: all.length - holders.length };
    };
    const { service, teams, secrets, gaps } = line;
    const name = service && (nameOf(`workload:${service}`)?.name ?? service);
    return { service, name, teams, secrets, gaps, cells: ofEach(cellOf) };
  });
}

const Cursor = z.tuple([z.int(), z.string().nullable()]);

function readCursor(text: string): { gaps: number; service: string | null } {
  try {
    const [gaps, service] = Cursor.parse(JSON.parse(text));
    return { gaps, service };
  } catch {
    throw invalidInput("The cursor cannot be read. Begin again without it.", {
      cursor: "unreadable",
    });
  }
}
