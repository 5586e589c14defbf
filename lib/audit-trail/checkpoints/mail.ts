import type { Mailer } from "@/lib/notifications/mailer";
import type { CheckpointPlace } from "./place";

/** Mailboxes: each checkpoint is a letter, and whoever keeps the letters can compare. */
export function mailboxesOfCheckpoints(mailer: Mailer, to: readonly string[]): CheckpointPlace {
  return {
    label: `mailto:${to.join(",")}`,
    append: (checkpoint) =>
      mailer.send({
        to,
        subject: `Kagimori: audit trail checkpoint ${checkpoint.sequence}`,
        text: `${JSON.stringify(checkpoint)}\n\nKeep this letter. Saved as a line of a file, kagimori doctor compares the audit trail with it.\n`,
      }),
  };
}
