import type { FilePlace, Item, Problem, Register, RowKind } from "./model";
import { type ReadRow, schemas } from "./read-row";

/** An item as it holds now. `file`: the config file has it. */
export interface Known {
  item: Item;
  file: FilePlace | null;
}

/** A row of an import with what it does. */
export interface Compared {
  kind: RowKind;
  line: number | null;
  key: string | null;
  before: Item | null;
  after: Item | null;
  problem: Problem | FilePlace | null;
  fields: string[];
}

/**
 * What each row of a file does to a register, and whom it does not name. A column the file has not leaves the field as it
 * is, an empty cell clears it; what the config file has stays. A row that says of an id what another said already is set
 * aside, and so is one by which the uploader himself would be gone today. Pure.
 * @param today the organisation's day, YYYY-MM-DD
 */
export function compare(
  register: Register,
  rows: readonly ReadRow[],
  known: ReadonlyMap<string, Known>,
  { columns, today, uploader }: { columns: Naming; today: string; uploader: string },
): Compared[] {
  const first = new Map<string, number>();
  const compared = rows.map((row): Compared => {
    const { line, fields, key } = row;
    const bad = (problem: Problem): Compared => ({
      ...{ kind: "bad", line, key, before: null, after: null, problem, fields },
    });
    if (row.problem) return bad(row.problem);
    const before = first.get(row.key);
    if (before !== undefined)
      return bad({ code: "twice", column: columns("id"), value: row.key, line: before });
    first.set(row.key, line);
    return judged(register, { ...row, bad }, known.get(row.key), { columns, today, uploader });
  });
  return register === "people"
    ? [...compared, ...missing(known, first, { today, uploader })]
    : compared;
}

/** The file's own name of the column a field stands in. */
type Naming = (field: string) => string | null;

function judged(
  register: Register,
  {
    line,
    key,
    said,
    bad,
  }: Extract<ReadRow, { problem: null }> & { bad: (problem: Problem) => Compared },
  was: Known | undefined,
  { columns, today, uploader }: { columns: Naming; today: string; uploader: string },
): Compared {
  const given = withoutEmpty({ ...was?.item, ...said });
  const read = schemas[register].safeParse(given);
  if (!read.success) {
    const field = String(read.error.issues[0]?.path[0] ?? "");
    const value = given[field] ?? null;
    return bad({ code: codeOf(field, value), column: columns(field), value, line: null });
  }
  const after = withoutEmpty(read.data);
  const before = was?.item ?? null;
  const row = { line, key, before, after, problem: null, fields: [] };
  if (before && sameItem(before, after)) return { ...row, kind: "unchanged" };
  if (was?.file) return { ...row, kind: "file", problem: was.file };
  const leaves = after.left !== undefined && after.left !== before?.left;
  if (leaves && key === uploader && (after.left ?? "") <= today)
    return bad({
      code: "yourself",
      column: columns("left"),
      value: after.left ?? null,
      line: null,
    });
  return { ...row, kind: before === null ? "add" : leaves ? "leave" : "change" };
}

function codeOf(field: string, value: string | null): Problem["code"] {
  if (value === null) return field === "team" ? "no-team" : "no-name";
  if (field === "lead" || field === "delegate") return "bad-address";
  if (field === "team") return "unknown-team";
  return field === "left" ? "bad-day" : "too-long";
}

/** People who are here and whom the file does not name; whom the config file has, and the uploader, stay. */
function missing(
  known: ReadonlyMap<string, Known>,
  named: ReadonlyMap<string, number>,
  { today, uploader }: { today: string; uploader: string },
): Compared[] {
  return [...known].flatMap(([key, { item, file }]): Compared[] => {
    const here = item.left === undefined || item.left > today;
    if (named.has(key) || file || !here || key === uploader) return [];
    const after = { ...item, left: today };
    return [{ kind: "missing", line: null, key, before: item, after, problem: null, fields: [] }];
  });
}

/** An item with the fields that say something. */
export function withoutEmpty(fields: Readonly<Record<string, string | undefined>>): Item {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

/** Whether two items say the same. */
export function sameItem(a: Item, b: Item): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
