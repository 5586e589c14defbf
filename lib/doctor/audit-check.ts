import { checkpointPlaces } from "@/lib/audit-trail/checkpoints/places";
import type { Break, Verification } from "@/lib/audit-trail/model/verification";
import { verifyTrailAsSystem } from "@/lib/audit-trail/verify";
import { AppError } from "@/lib/errors";
import { type Check, failed, warning, well } from "./model";

/** The audit trail's chain, walked now, against itself and the checkpoints outside the database. */
export async function auditCheck(now: Date): Promise<Check> {
  try {
    return told(await verifyTrailAsSystem(checkpointPlaces(now), now));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return failed("audit-trail", error.message, "Mend the config file.");
  }
}

function told({ broken, entries, places }: Verification): Check {
  if (broken)
    return failed(
      "audit-trail",
      words[broken.reason](broken),
      "Keep database and checkpoint files as they are, restore a backup beside them and compare.",
    );
  const [bad] = places.filter(({ state }) => state === "failing" || state === "shortened");
  if (bad)
    return failed(
      "audit-trail",
      `${entries} entries follow from one another, but ${bad.label} ${bad.state === "failing" ? `cannot be read: ${bad.message}` : "holds fewer checkpoints than it did"}.`,
      "See who can write there; a place that forgets proves nothing.",
    );
  const checkpoints = places.reduce((sum, place) => sum + place.checkpoints, 0);
  const named = (sent: boolean) =>
    places.flatMap(({ label, state }) => ((state === "sent") === sent ? [label] : [])).join(", ");
  const sentTo = named(true) === "" ? "" : ` Only sent to, and not compared: ${named(true)}.`;
  if (checkpoints === 0)
    return warning(
      "audit-trail",
      `${entries} entries follow from one another; no checkpoint outside the database confirms it yet.${sentTo}`,
      named(false) === ""
        ? "Add a file or an s3 place to auditTrail.checkpoints: those can be compared with."
        : "The worker leaves one every hour. If it does: is this the machine with its data folder?",
    );
  return well(
    "audit-trail",
    `${entries} entries follow from one another; ${checkpoints} checkpoints agree (${named(false)}).${sentTo}`,
  );
}

const words: Record<Break["reason"], (found: Break) => string> = {
  altered: ({ sequence }) =>
    `Entry ${sequence} does not follow from the one before: one of the two was changed.`,
  missing: ({ sequence }) => `Entry ${sequence} is missing.`,
  rewritten: ({ from, sequence }) =>
    `A checkpoint outside remembers another entry ${sequence}: the trail was rewritten from one of the entries ${from} to ${sequence} on.`,
  "cut-off": ({ from, sequence }) =>
    `Entries ${from} to ${sequence} are gone: a checkpoint outside remembers them.`,
  "forged-checkpoint": ({ sequence }) =>
    `The checkpoint of entry ${sequence} is not signed by a key of this installation.`,
};
