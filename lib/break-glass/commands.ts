import "server-only";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { invalidInput } from "@/lib/errors";
import type { ReviewInput } from "./model";
import { transition } from "./transition";

interface Reasoned {
  id: string;
  reason: string;
}

/** Approves a request, or an emergency afterwards. Four eyes: never one's own. */
export async function approveRequest(viewer: Viewer, { id, reason }: Reasoned, clock: () => Date) {
  assertMay(viewer, "breakglass:decide");
  await transition(viewer, id, { action: "approve", reason }, clock);
}

/** Rejects a request; a running emergency ends with it. */
export async function rejectRequest(viewer: Viewer, { id, reason }: Reasoned, clock: () => Date) {
  assertMay(viewer, "breakglass:decide");
  await transition(viewer, id, { action: "reject", reason }, clock);
}

/** Takes back what has not begun. */
export async function withdrawRequest(viewer: Viewer, { id, reason }: Reasoned, clock: () => Date) {
  assertMay(viewer, "breakglass:request");
  await transition(viewer, id, { action: "withdraw", reason }, clock);
}

/** Ends a window before its time: reads from now on are outside. Access itself is withdrawn in the backend. */
export async function endWindow(viewer: Viewer, { id, reason }: Reasoned, clock: () => Date) {
  assertMay(viewer, "breakglass:request");
  await transition(viewer, id, { action: "end", reason }, clock);
}

/** Reviews a window that has ended: how it went, and how and when access was withdrawn. Never one's own. */
export async function reviewWindow(
  viewer: Viewer,
  id: string,
  input: ReviewInput,
  clock: () => Date,
): Promise<void> {
  assertMay(viewer, "breakglass:review");
  const { outcome, accessEndedBy, accessEndedAt = null, reason } = input;
  const detail = { outcome, accessEndedBy, accessEndedAt: accessEndedAt?.toISOString() ?? null };
  const sets = { outcome, access_ended_by: accessEndedBy, access_ended_at: accessEndedAt };
  await transition(
    viewer,
    id,
    {
      action: "review",
      reason,
      sets,
      detail,
      check({ windowFrom }, now) {
        if (accessEndedAt === null || (accessEndedAt >= windowFrom && accessEndedAt <= now)) {
          return null;
        }
        const why = "lies before the window or in the future";
        return invalidInput(`accessEndedAt ${why}.`, { accessEndedAt: why });
      },
    },
    clock,
  );
}
