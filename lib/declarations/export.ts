import "server-only";
import { stringify } from "yaml";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import type { InForce } from "./merge";
import { sections } from "./model/sections";
import { declarationsInForce } from "./stored";

/**
 * What is declared on screen and holds, as YAML of the config file's own shape: pasted into the file and taken out on screen,
 * it says the same. "" where nothing is declared.
 */
export async function exportDeclarations(viewer: Viewer): Promise<string> {
  assertMay(viewer, "declaration:read");
  return declarationsYaml(await declarationsInForce());
}

/** The same of what is at hand. Pure. */
export function declarationsYaml(declared: readonly InForce[]): string {
  if (declared.length === 0) return "";
  const file: Branch = {};
  for (const one of declared) {
    const { at, keyed } = sections[one.section];
    const steps = at.split(".");
    const last = steps.pop() ?? at;
    const parent = steps.reduce<Branch>((branch, step) => below(branch, step), file);
    if (keyed === "value") below(parent, last)[one.key] = one.body;
    else parent[last] = [...[parent[last] ?? []].flat(), itemOf(one)];
  }
  return stringify(file, { lineWidth: 0 });
}

interface Branch {
  [key: string]: unknown;
}

function below(branch: Branch, step: string): Branch {
  const inner: Branch = Object(branch[step] ?? {});
  branch[step] = inner;
  return inner;
}

/** An exclusion names who approved it. */
function itemOf({ section, body, decidedBy }: InForce): unknown {
  const approved = section === "mapping.exclude" || section === "plainText.ignore";
  return approved ? { ...Object(body), approver: decidedBy } : body;
}
