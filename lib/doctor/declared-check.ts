import { Config } from "@/lib/config/model";
import { clashes } from "@/lib/config/model/cross-checks";
import { keyText } from "@/lib/config/positions";
import { pool } from "@/lib/db/pool";
import { merge, takenByFile } from "@/lib/declarations/merge";
import { Section } from "@/lib/declarations/model/section";
import { sections } from "@/lib/declarations/model/sections";
import { declarationsInForce, storedRows } from "@/lib/declarations/stored";
import { inFileOf } from "@/lib/declarations/whole-config";
import { compileRules } from "@/lib/inventory/rules";
import { dayOf } from "@/lib/organisation/calendar";
import { type Check, failed, warning, well } from "./model";

const id = "config-on-screen";

/**
 * What is declared on screen and holds, together with the file: whether each item can be read by this version, is hidden by
 * one of the file or over, refers to what is there, and whether all of it compiles.
 */
export async function declaredCheck(file: Config | null, now: Date): Promise<Check> {
  const base = file ?? Config.parse({});
  const [rows, { rows: stored }] = await Promise.all([
    storedRows("state = 'in-force'", []),
    pool().query<{ section: string; key: string }>(
      "SELECT section, key FROM declaration WHERE state = 'in-force'",
    ),
  ]);
  if (stored.length === 0) return well(id, "Nothing is declared on screen.");
  const today = dayOf(now, base.organisation.timeZone);
  const unread = [
    ...stored.flatMap(({ section, key }) =>
      Section.safeParse(section).success ? [] : [`${section} ${key} is of no section known here`],
    ),
    ...rows.flatMap(({ section, key, body }) => {
      if (key === "*") return [];
      const read = sections[section].body(key)?.safeParse(body);
      return read?.success ? [] : [`${section} ${key} cannot be read by this version`];
    }),
  ];
  const broken = [...unread, ...(await doNotFit(base))];
  if (broken.length > 0)
    return failed(id, `${broken.join("; ")}.`, "Change or take out these items in the settings.");
  const idle = rows.flatMap(({ section, key, body }) => {
    const { until } = Object(body);
    if (key !== "*" && takenByFile(base, { section, key }))
      return [`${section} ${key} does not hold: the file has it too`];
    return typeof until === "string" && until < today
      ? [`${section} ${key} was over on ${until}`]
      : [];
  });
  return idle.length > 0
    ? warning(id, `${idle.join("; ")}.`, "Take out in the settings what holds no longer.")
    : well(id, `${rows.length} items declared on screen fit the file.`);
}

/** What is wrong between items of file and screen, and whatever keeps them from being compiled. */
async function doNotFit(base: Config): Promise<string[]> {
  const text = ({ path, message }: { path: PropertyKey[]; message: string }) =>
    `${keyText(path)} ${message}`;
  const whole = merge(base, await declarationsInForce(), await inFileOf(base));
  const known = new Set(clashes(base).map(text));
  const found = clashes(whole)
    .map(text)
    .filter((one) => !known.has(one));
  if (found.length > 0) return found;
  try {
    compileRules(whole, new Date());
    return [];
  } catch (error) {
    return [`the rules do not compile: ${error instanceof Error ? error.message : error}`];
  }
}
