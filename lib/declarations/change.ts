import { conflict, invalidInput } from "@/lib/errors";
import type { InForce } from "./merge";
import type { Section } from "./model/section";
import { orderKey, sections } from "./model/sections";
import type { StoredRow } from "./stored";

/** What somebody wants declared of a section: an item, no longer an item (null), or under `*` the order of its items. */
export interface Change {
  section: Section;
  key: string;
  body: unknown;
}

/** What would hold if this did: what is new comes last. Pure. */
export function changed(inForce: readonly InForce[], { section, key, body }: Change): InForce[] {
  if (key === orderKey) {
    const order: unknown[] = Array.isArray(body) ? body : [];
    const place = (one: InForce) => (one.section === section ? order.indexOf(one.key) : -1);
    return [...inForce].sort((a, b) => place(a) - place(b));
  }
  const same = (one: InForce) => one.section === section && one.key === key;
  if (body === null) return inForce.filter((one) => !same(one));
  const made = { section, key, body, decidedBy: "" };
  return inForce.some(same) ? inForce.map((one) => (same(one) ? made : one)) : [...inForce, made];
}

/** Throws conflict where a change of the same waits already, or an order is none of the items there are. */
export function assertChanges(
  rows: readonly StoredRow[],
  inForce: readonly InForce[],
  { section, key, body }: Change,
): void {
  const waiting = rows.find(
    (row) => row.section === section && row.key === key && row.state === "proposed",
  );
  if (waiting)
    throw conflict(
      `${waiting.proposedBy} has proposed a change of it already. It has to be decided or taken back first.`,
    );
  if (key !== orderKey) return;
  if (!sections[section].ordered) throw invalidInput(`The order of ${section} says nothing.`);
  const there = inForce.filter((one) => one.section === section).map((one) => one.key);
  const wanted = Array.isArray(body) ? body.map(String) : [];
  if ([...there].sort().join("\n") !== wanted.sort().join("\n"))
    throw conflict("There are other items meanwhile. Look again, and order those.");
}
