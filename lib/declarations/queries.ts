import "server-only";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { Config } from "@/lib/config/model";
import { configNow } from "@/lib/config/now";
import { itemsOf, takenByFile } from "./merge";
import type { Declared } from "./model";
import type { Section } from "./model/section";
import { orderKey, sections } from "./model/sections";
import { inOrder, type StoredRow, storedRows } from "./stored";

const none = {
  id: null,
  approval: null,
  bettered: null,
  effect: null,
  reason: null,
  proposedBy: null,
  proposedAt: null,
  decidedBy: null,
  decidedAt: null,
  endedBy: null,
  endedAt: null,
} as const;

/**
 * What is declared of a section, in the order in which it is applied: the file's items with their line, then the screen's,
 * and last what waits to be decided. Bodies are as the config file has them, but durations of the file's are in seconds.
 */
export async function listSection(viewer: Viewer, section: Section): Promise<Declared[]> {
  assertMay(viewer, "declaration:read");
  const rows = await storedRows("section = $1 AND state IN ('in-force', 'proposed')", [section]);
  const config = configNow()?.config ?? Config.parse({});
  const inForce = inOrder(rows.filter(({ state }) => state === "in-force"));
  const waiting = rows.filter(({ state }) => state === "proposed");
  return [...fileItems(section), ...[...inForce, ...waiting].map((row) => declared(row, config))];
}

/** Everything that was ever declared on screen under a key, the newest first. */
export async function historyOf(
  viewer: Viewer,
  section: Section,
  key: string,
): Promise<Declared[]> {
  assertMay(viewer, "declaration:read");
  const config = configNow()?.config ?? Config.parse({});
  const rows = await storedRows("section = $1 AND key = $2", [section, key]);
  return rows
    .map((row) => declared(row, config))
    .sort((a, b) => (b.proposedAt ?? "").localeCompare(a.proposedAt ?? ""));
}

/** What waits for somebody to decide it, the oldest first. */
export async function listProposals(viewer: Viewer): Promise<Declared[]> {
  assertMay(viewer, "declaration:read");
  const config = configNow()?.config ?? Config.parse({});
  const rows = await storedRows("state = 'proposed'", []);
  return rows
    .map((row) => declared(row, config))
    .sort((a, b) => (a.proposedAt ?? "").localeCompare(b.proposedAt ?? ""));
}

function declared({ position: _, ...row }: StoredRow, config: Config): Declared {
  const shadowed = row.key !== orderKey && takenByFile(config, row);
  return { ...row, from: "screen", file: null, shadowed };
}

/** The file's items with the lines they stand on. */
function fileItems(section: Section): Declared[] {
  const loaded = configNow();
  if (loaded === null) return [];
  const { at, keyed } = sections[section];
  const place = (path: string) => ({ path: loaded.file, line: loaded.lines[path] ?? 1 });
  const made = (key: string, body: unknown, path: string): Declared => ({
    ...none,
    section,
    key,
    body,
    from: "file",
    file: place(path),
    shadowed: false,
    state: "in-force",
  });
  const items = itemsOf(loaded.config, section);
  if (items)
    return items.map((item, index) =>
      made("id" in item ? String(item.id) : `${index + 1}`, item, `${at}[${index}]`),
    );
  const values = at.split(".").reduce<unknown>((value, step) => Object(value)[step], loaded.config);
  return Object.entries(Object(values)).flatMap(([key, value]) =>
    keyed === "value" && loaded.lines[`${at}.${key}`] !== undefined && sections[section].body(key)
      ? [made(key, value, `${at}.${key}`)]
      : [],
  );
}
