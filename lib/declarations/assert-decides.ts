import "server-only";
import type { PoolClient } from "pg";
import { ownPart } from "@/lib/access-control/separation";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { notAllowed } from "@/lib/errors";
import { deciderOf } from "./actor";
import { type Bettered, mayDecide } from "./approval";

/** Refuses to let somebody decide what he proposed, or what betters a figure of his own team. */
export async function assertDecides(
  client: PoolClient,
  viewer: Viewer,
  actor: string,
  { proposedBy, bettered }: { proposedBy: string; bettered: Bettered },
): Promise<void> {
  assertMay(viewer, "declaration:decide");
  if (ownPart("declaration:decide", actor, { requester: proposedBy }) !== null)
    throw notAllowed("Nobody approves what he proposed himself. Somebody else has to decide it.");
  if (!mayDecide(await deciderOf(viewer, actor, client), bettered))
    throw notAllowed(
      "It betters a figure of your own team. An operator or a manager of another team decides it.",
    );
}
