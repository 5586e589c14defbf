import { Person, Service, Team } from "@/lib/config/model/registers";
import { addDays } from "@/lib/organisation/calendar";
import { dayIn } from "./csv/day";
import type { FileRow } from "./csv/read-file";
import type { FileColumn, Item, Problem, Register } from "./model";

export const schemas = { people: Person, teams: Team, services: Service } as const;

/** What a row of the file says: `said` holds the fields of the columns there are, "" for an empty cell. */
export type ReadRow =
  | { line: number; fields: string[]; key: string; said: Item; problem: null }
  | { line: number; fields: string[]; key: string | null; said: null; problem: Problem };

/** Ids of teams by what a cell may call them, folded; two ids: the name is that of several. */
export type TeamNames = ReadonlyMap<string, readonly string[]>;

/**
 * Reads one row: ids as they are kept, teams by id or name, days as they are written in Japan or by spreadsheets. What it
 * says of the item is judged in compare.ts, with what is known already. Pure.
 */
export function readRow(
  register: Register,
  columns: readonly FileColumn[],
  { line, fields }: FileRow,
  teams: TeamNames,
): ReadRow {
  const bad = (code: Problem["code"], at: number | null, key: string | null = null): ReadRow => ({
    line,
    fields,
    key,
    said: null,
    problem: {
      code,
      column: at === null ? null : (columns[at]?.name ?? null),
      value: at === null ? null : (fields[at] ?? "").slice(0, 200),
      line: null,
    },
  });
  const idAt = columns.findIndex(({ field }) => field === "id");
  const id = schemas[register].shape.id.safeParse(cellOf(fields[idAt]));
  if (cellOf(fields[idAt]) === "") return bad("no-id", idAt);
  if (!id.success) return bad("bad-id", idAt);
  if (fields.slice(columns.length).some((field) => field.trim() !== ""))
    return bad("too-many-fields", null, id.data);

  const said: Item = { id: id.data };
  for (const [at, { field }] of columns.entries()) {
    const cell = cellOf(fields[at]);
    if (field === null || field === "id") continue;
    if (cell === "") said[field === "lastDay" ? "left" : field] = "";
    else if (field === "left" || field === "lastDay") {
      const day = dayIn(cell);
      if (day === null) return bad("bad-day", at, id.data);
      said.left = field === "left" ? day : addDays(day, 1);
    } else if (field === "team") {
      const found = teams.get(foldName(cell));
      if (found && found.length > 1) return bad("two-teams", at, id.data);
      const [team] = found ?? [];
      if (team === undefined) return bad("unknown-team", at, id.data);
      said.team = team;
    } else said[field] = cell;
  }
  return { line, fields, key: id.data, said, problem: null };
}

/**
 * What a cell holds. Spreadsheets, and our own exports, put an apostrophe before what they would take for a formula; the
 * text after it is meant, and is no more than text.
 */
function cellOf(field: string | undefined): string {
  const text = (field ?? "").trim();
  return /^'[=+\-@\t＝＋－＠]/.test(text) ? text.slice(1) : text;
}

const foldName = (name: string): string => name.normalize("NFKC").trim().toLowerCase();

/** Names of teams for readRow: ids first, so that an id is never taken for the name of another. */
export function teamNames(
  teams: readonly { id: string; name: string; nameEn?: string | undefined }[],
): TeamNames {
  const names = new Map<string, string[]>();
  for (const { id, name, nameEn } of teams)
    for (const said of new Set([foldName(name), foldName(nameEn ?? name)]))
      names.set(said, [...(names.get(said) ?? []), id]);
  for (const { id } of teams) names.set(foldName(id), [id]);
  return names;
}
