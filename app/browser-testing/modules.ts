import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** A module as far as its text tells: what it imports, with its types left out. */
export interface Module {
  readonly path: string;
  readonly text: string;
  /** It begins what the browser loads: "use client". */
  readonly client: boolean;
  /** Modules of ours, and names of packages. */
  readonly imports: readonly string[];
  /** Imported when first needed. */
  readonly later: readonly string[];
}

const known = new Map<string, Module>();
const endings = ["", ".ts", ".tsx"];

/** Every page with the layouts around it; paths from the repository's root. */
export function pagesOf(root = "app"): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|\/)page\.tsx$/.test(path))
    .map((path) => join(root, path))
    .sort();
}

/** A page and what the frame adds to it: layouts, and what is shown while it loads or when it fails. */
export function partsOf(page: string): readonly string[] {
  const parts = [page];
  for (let at = dirname(page); at !== "."; at = dirname(at))
    for (const name of ["layout", "loading", "error", "not-found", "forbidden"]) {
      const path = join(at, `${name}.tsx`);
      if (existsSync(path)) parts.push(path);
    }
  return parts;
}

/** What the browser loads for these modules: all behind "use client"; `later` too where that is wanted. */
export function inBrowser(from: readonly string[], { later }: { later: boolean }): Module[] {
  const found = new Map<string, Module>();
  const seen = new Set<string>();
  const waiting = from.map((path) => ({ path, client: false }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const one = read(next.path);
    const client = next.client || one.client;
    if (seen.has(`${client} ${one.path}`)) continue;
    seen.add(`${client} ${one.path}`);
    if (client) found.set(one.path, one);
    const imports = [...one.imports, ...(later ? one.later : [])];
    waiting.push(
      ...imports.filter((path) => /\.tsx?$/.test(path)).map((path) => ({ path, client })),
    );
  }
  return [...found.values()];
}

function read(path: string): Module {
  const one = known.get(path) ?? parse(path, readFileSync(path, "utf8"));
  known.set(path, one);
  return one;
}

function parse(path: string, text: string): Module {
  const statements = [...text.matchAll(/^(?:import|export)\s+([^;"]*?)\s*(?:from\s+)?"([^"]+)"/gm)];
  const values = statements.filter(([, names = ""]) => !onlyTypes(names));
  const later = [...text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)/g)];
  const where = (specifier = "") => resolve(path, specifier);
  return {
    path,
    text,
    client: text.startsWith('"use client"'),
    imports: values.map(([, , specifier]) => where(specifier)),
    later: later.map(([, specifier]) => where(specifier)),
  };
}

function onlyTypes(names: string): boolean {
  if (names.startsWith("type ")) return true;
  const inside = /^\{(.*)\}$/s
    .exec(names)?.[1]
    ?.split(",")
    .map((name) => name.trim());
  return inside?.every((name) => name === "" || name.startsWith("type ")) ?? false;
}

function resolve(from: string, specifier: string): string {
  if (!/^(@\/|\.)/.test(specifier)) return specifier;
  const base = specifier.startsWith("@/") ? specifier.slice(2) : join(dirname(from), specifier);
  const ending = endings.find((end) => existsSync(base + end) && statSync(base + end).isFile());
  return base + (ending ?? "");
}
