import { z } from "zod";
import { accessSources } from "@/lib/access-sources";
import { backends } from "@/lib/backends";
import { type Complaint, explainIssue } from "./explain-issue";
import { knownKeys } from "./json-schema";
import { Config } from "./model";
import { keyText } from "./positions";

/** What is wrong with the content of a config file: what the model finds, and each backend and log with its own items. */
export function complaints(given: unknown): Complaint[] {
  const found = Config.safeParse(given).error?.issues ?? [];
  const items = z
    .object({ sources: z.array(z.looseObject({ kind: z.string() })) })
    .safeParse(given);
  const own = (items.data?.sources ?? []).flatMap((item, at) => {
    const own = [...backends, ...accessSources].find(({ kind }) => kind === item.kind);
    const issues = own?.settings.safeParse(item).error?.issues ?? [];
    return issues.map((issue) => ({ ...issue, path: ["sources", at, ...issue.path] }));
  });
  const said = new Set(found.map(({ path }) => keyText(path)));
  const issues = [...found, ...own.filter(({ path }) => !said.has(keyText(path)))];
  return issues.flatMap((issue) => explainIssue(issue, given, knownKeys));
}
