import "server-only";
import { ownPart } from "@/lib/access-control/separation";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { actorOf } from "@/lib/break-glass/actor";
import { notAllowed } from "@/lib/errors";
import { setAttributes, setAttributesWhere } from "@/lib/inventory/commands";
import type { AttributeResult } from "@/lib/inventory/model/attribute-change";
import type { SecretFilters } from "@/lib/inventory/model/secret";
import type { Derivation } from "@/lib/sync/derivation";
import { byWorkload, holderText } from "./model";
import type { Assignment } from "./model/assignment";

type Choice = { ids: readonly string[] } | { filter: SecretFilters; expected: number };

/**
 * Gives a duty for chosen secrets to somebody, or (`null`) takes back what people said, so that the rule holds again. What
 * people say comes before every rule; it is written down with author and reason as attributes are. Nobody makes himself the one
 * who approves or audits. Throws as setAttributes does.
 */
export async function assignDuty(
  viewer: Viewer,
  { duty, holder, reason }: Pick<Assignment, "duty" | "holder" | "reason">,
  choice: Choice,
  clock: () => Date,
  derivation?: Derivation,
): Promise<AttributeResult> {
  assertMay(viewer, "duty:assign");
  const change = { attribute: duty, value: holder, reason };
  if (!byWorkload.includes(duty) && holder !== null) {
    const actor = await actorOf(viewer);
    const own = [actor, holderText({ kind: "person", id: actor })].includes(holder.toLowerCase());
    if (own && ownPart("duty:assign", actor, { beneficiary: actor }))
      throw notAllowed("Nobody makes himself the one who approves or audits: somebody else does.");
  }
  return "ids" in choice
    ? setAttributes(viewer, { ...choice, ...change }, clock, derivation)
    : setAttributesWhere(viewer, { ...choice, ...change }, clock, derivation);
}
