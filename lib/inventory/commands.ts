import "server-only";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { appendEntryIn } from "@/lib/audit-trail/append-in";
import { invalidInput, notAllowed } from "@/lib/errors";
import type { Masking } from "@/lib/masking/masking";
import { currentDerivation } from "@/lib/sync/current-derivation";
import type { Derivation } from "@/lib/sync/derivation";
import { deriveRows } from "@/lib/sync/derive-rows";
import { saidValue } from "./attributes/said-value";
import { type Choice, type Chosen, lockChosen, permissionToState } from "./chosen-rows";
import { inInventoryWrite } from "./inventory-write";
import type { AttributeResult, StatedChange } from "./model/attribute-change";
import { bulkFrom } from "./model/fixed";
import { type Stated, writeStatements } from "./statements";

/** So many are named in the audit trail; of the others the number. */
const named = 20;

/**
 * A person says what an attribute of these secrets is, or (`null`) takes back what people said, so that the rule's value
 * holds again. The rows are derived anew in the same transaction, under the locks of a sync. Said once more, nothing is
 * written. Throws invalid-input, not-found (also outside the viewer's rows), not-allowed and conflict.
 */
export async function setAttributes(
  viewer: Viewer,
  { ids, ...change }: StatedChange & { ids: readonly string[] },
  clock: () => Date,
  derivation?: Derivation,
): Promise<AttributeResult> {
  return set(viewer, { ids }, change, clock, derivation);
}

/** The same for all that a filter of the list shows; conflict when that is not the number the person saw. */
export async function setAttributesWhere(
  viewer: Viewer,
  { filter, expected, ...change }: StatedChange & Extract<Choice, { expected: number }>,
  clock: () => Date,
  derivation?: Derivation,
): Promise<AttributeResult> {
  return set(viewer, { filter, expected }, change, clock, derivation);
}

async function set(
  viewer: Viewer,
  choice: Choice,
  change: StatedChange,
  clock: () => Date,
  given?: Derivation,
): Promise<AttributeResult> {
  assertMay(viewer, permissionToState(change.attribute));
  const derivation = given ?? (await currentDerivation(clock()));
  const { stated, masked } = understood(change, derivation);
  return inInventoryWrite(clock, async (client, now) => {
    const rows = await lockChosen(client, viewer, choice, change.attribute, now);
    assertCounted(rows, stated);
    const moved = rows.filter(({ said }) => said !== stated.value);
    const result = { changed: moved.length, unchanged: rows.length - moved.length, masked };
    if (moved.length === 0) return result;
    await writeStatements(client, viewer, moved, stated, now);
    if (stated.attribute !== "notes")
      await deriveRows(
        client,
        now,
        derivation,
        moved.map(({ id }) => id),
      );
    const one = moved.length === 1 ? (moved[0]?.id ?? null) : null;
    await appendEntryIn(
      client,
      viewer,
      "attribute-set",
      one,
      {
        ...stated,
        secrets: moved.length,
        bulk: moved.length >= bulkFrom,
        ...(one === null && { named: moved.slice(0, named).map(({ id }) => id) }),
        before: [...new Set(moved.map(({ before }) => before))].slice(0, named),
      },
      now,
    );
    return result;
  });
}

/** The change in our own words, with recognised credentials masked in free text and refused elsewhere. */
function understood(
  { attribute, value: said, reason }: StatedChange,
  { masking, rules }: Derivation,
): { stated: Stated; masked: boolean } {
  const why = maskedText(reason ?? null, masking);
  if (said === null)
    return { stated: { attribute, value: null, reason: why.text }, masked: why.masked };
  const text = maskedText(said, masking);
  if (text.masked && attribute !== "notes")
    throw invalidInput("This looks like a credential. Nothing was stored.", {
      value: "looks like a credential",
    });
  const value = saidValue(attribute, text.text ?? "", rules.words, rules.registers);
  if (value === null)
    throw invalidInput(`${JSON.stringify(said.slice(0, 60))} is no ${attribute} known here.`, {
      value: "is not known",
    });
  return { stated: { attribute, value, reason: why.text }, masked: text.masked || why.masked };
}

function maskedText(text: string | null, masking: Masking) {
  if (text === null) return { text: null, masked: false };
  const storable = text.toWellFormed().replaceAll("\0", "\ufffd");
  const masked = masking.text(storable);
  return { text: masked, masked: masked !== storable };
}

/** What a person calls a setting counts no more: that betters the figure of its team. */
function assertCounted(rows: readonly Chosen[], { attribute, value }: Stated): void {
  if (attribute !== "classification" || value !== "configuration") return;
  if (rows.every(({ counted, uncountable }) => uncountable || counted === "none")) return;
  throw notAllowed(
    "To call a secret a setting takes it out of the figures of its team: an operator decides that, or a manager of no one team.",
  );
}
