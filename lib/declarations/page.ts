import "server-only";
import { mayEverywhere } from "@/lib/access-control/everywhere";
import { can } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { notFound } from "@/lib/errors";
import type { Declared } from "./model";
import { Section } from "./model/section";
import { sections } from "./model/sections";
import { listProposals, listSection } from "./queries";

/** What a page of settings shows of some sections, and what its viewer may do there. */
export async function readSections<Name extends Section>(viewer: Viewer, names: readonly Name[]) {
  const [lists, waiting] = await Promise.all([
    Promise.all(names.map(async (name) => [name, await listSection(viewer, name)] as const)),
    readWaiting(viewer, names),
  ]);
  return { items: Object.fromEntries(lists) as Record<Name, Declared[]>, ...waiting };
}

/** What of some sections waits for a second person, and what the page's viewer may do there. */
export async function readWaiting(viewer: Viewer, names: readonly Section[]) {
  const proposals = await listProposals(viewer);
  return {
    proposals: proposals.filter(({ section }) => names.some((name) => name === section)),
    viewer: viewer.name,
    mayChange: names.every((name) => mayEverywhere(viewer, sections[name].propose)),
    mayDecide: can(viewer.bindings, "declaration:decide"),
  };
}

/** The item a form is opened for; a new one where no key is asked for. Not-found where there is none, or the file has it. */
export async function readDraft(
  viewer: Viewer,
  asked: Readonly<Record<string, string | string[] | undefined>>,
  among: readonly Section[],
) {
  const section = Section.safeParse([asked.section].flat()[0]).data;
  if (!section || !among.includes(section)) throw notFound("There is no such section here.");
  const key = [asked.key].flat()[0] ?? "";
  const items = key === "" ? [] : await listSection(viewer, section);
  const item = items.find(
    (one) => one.from === "screen" && one.key === key && one.state === "in-force",
  );
  const { keyed, derives } = sections[section];
  if (key !== "" && !item && keyed !== "value") throw notFound(`There is no ${key} here.`);
  if (keyed === "value" && sections[section].body(key) === null) throw notFound("No such value.");
  const named = keyed === "named" && key === "" ? crypto.randomUUID().slice(0, 8) : key;
  return {
    section,
    itemKey: named,
    body: item?.body,
    replaces: item?.id ?? null,
    tries: derives,
  };
}
