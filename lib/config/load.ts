import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import { invalidInput } from "@/lib/errors";
import { canonicalJson } from "./canonical-json";
import { complaints } from "./complaints";
import { endDates } from "./end-dates";
import type { Complaint } from "./explain-issue";
import { Config } from "./model";
import { itemLines, keyText, type Position, positionOf } from "./positions";
import { tooShort } from "./too-short";

export interface LoadedConfig {
  config: Config;
  /** The path as it was given. */
  file: string;
  /** SHA-256 of the parsed content in hex: comments, order of keys and spelled-out defaults make no difference. */
  hash: string;
  /** Line of each item, by `sources[0]`, `mapping.rules[3]` …: what the file declares is labelled with it. */
  lines: Readonly<Record<string, number>>;
  /** What holds no longer and may be taken out. Not an error: the file was right when it was written. */
  warnings: readonly string[];
}

/**
 * Reads and checks the file. `now` bounds the end dates of exclusions. Throws AppError invalid-input whose message has one
 * line per problem, `file:line:column key: what is wrong`, and never a value.
 */
export function loadConfig(file: string, now: Date): LoadedConfig {
  return parseConfig(read(file), file, now);
}

/** The same for text that is already at hand. */
export function parseConfig(text: string, file: string, now: Date): LoadedConfig {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const broken = [...document.errors, ...document.warnings].map(({ pos, code }) => {
    const { line, col } = counter.linePos(pos[0]);
    return { key: "", line, column: col, message: syntax[code] ?? `is no YAML (${code})` };
  });
  if (broken.length > 0) throw refuse(file, broken);

  const given: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
  const at = ({ path, ofKey, message }: Complaint) => ({
    key: keyText(path),
    message,
    ...positionOf(document, counter, path, ofKey),
  });

  const wrong = complaints(given);
  if (wrong.length > 0) throw refuse(file, wrong.map(at));
  const config = Config.parse(given);
  const { tooFar, over } = endDates(config, now);
  if (tooFar.length > 0) throw refuse(file, tooFar.map(at));
  return {
    config,
    file,
    hash: createHash("sha256").update(canonicalJson(config)).digest("hex"),
    lines: itemLines(document, counter),
    warnings: [...over, ...tooShort(config)].map(at).map((problem) => sentence(file, problem)),
  };
}

interface Problem extends Position {
  key: string;
  message: string;
}

function refuse(file: string, problems: readonly Problem[]) {
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  return invalidInput(
    sorted.map((problem) => sentence(file, problem)).join("\n"),
    Object.fromEntries(sorted.map(({ key, message }) => [key, message])),
  );
}

function sentence(file: string, { key, line, column, message }: Problem): string {
  return `${file}:${line}:${column} ${key === "" ? "the file" : key}: ${message}`;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw invalidInput(`${file} cannot be read${code}. KAGIMORI_CONFIG names the config file.`);
  }
}

const syntax: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "has the same key twice",
  TAB_AS_INDENT: "is indented with a tab; YAML takes spaces",
  BAD_INDENT: "is indented wrongly",
  MISSING_CHAR: "lacks a closing bracket, quote or comma",
  MULTIPLE_DOCS: "holds several documents; one is expected",
  BAD_ALIAS: "refers to an anchor that is not there",
};
