import type { z } from "zod";
import type { Config } from "@/lib/config/model";
import { clashes } from "@/lib/config/model/cross-checks";
import { keyText } from "@/lib/config/positions";
import { conflict, invalidInput } from "@/lib/errors";
import { type InFile, type InForce, merge, takenByFile } from "./merge";
import { sections } from "./model/sections";

const longestDays = 366;

/** Throws invalid-input or conflict where a body is none of its section's, or the file has the key already. */
export function assertItem(
  config: Config,
  { section, key, body }: Pick<InForce, "section" | "key" | "body">,
  inFile: InFile,
  now: Date,
): void {
  const { at, keyed, body: shape } = sections[section];
  const item = shape(key);
  if (item === null) throw invalidInput(`${key} is no key of ${at}.`, { key: "is no key here" });
  const read = item.safeParse(body);
  if (!read.success) throw wrong(read.error.issues);
  if (keyed === "id" && Object(read.data).id !== key)
    throw invalidInput(`The id of the item must be ${key}.`, { id: "is another than the key" });
  if (keyed === "value" ? inFile(`${at}.${key}`) : takenByFile(config, { section, key }))
    throw conflict(`The config file declares ${at} ${key}. Change it there, or choose another id.`);
  const { until } = Object(read.data);
  if (typeof until === "string") assertEnd(until, now);
}

/** What is taken out of a figure comes back: within 12 months, and not before it began. */
function assertEnd(until: string, now: Date): void {
  const latest = new Date(now.getTime() + longestDays * 86_400_000).toISOString().slice(0, 10);
  if (until > latest)
    throw invalidInput("It ends within 12 months.", { until: "is more than 12 months ahead" });
  if (until < now.toISOString().slice(0, 10))
    throw invalidInput("It would be over already.", { until: "is in the past" });
}

/** Throws invalid-input where items would refer to what is not there: those of the file, and of the screen as it would be. */
export function assertFits(
  config: Config,
  before: readonly InForce[],
  after: readonly InForce[],
  inFile: InFile,
): void {
  const text = ({ path, message }: { path: PropertyKey[]; message: string }) =>
    `${keyText(path)} ${message}`;
  const known = new Set(clashes(merge(config, before, inFile)).map(text));
  const [first] = clashes(merge(config, after, inFile)).filter((one) => !known.has(text(one)));
  if (first) throw invalidInput(`${text(first)}.`, { [String(first.path.at(-1))]: first.message });
}

function wrong(issues: readonly z.core.$ZodIssue[]) {
  const fields = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => [[...issue.path, key].join("."), "is not known here"] as const)
      : [[issue.path.join(".") || "value", issue.message] as const],
  );
  const [field, message] = fields[0] ?? ["value", "is not understood"];
  return invalidInput(`${field}: ${message}`, Object.fromEntries(fields));
}
