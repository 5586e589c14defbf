import "server-only";
import { redirect } from "next/navigation";
import { type Permission, permissionsOf } from "@/lib/access-control/model";
import { currentViewer } from "./page-viewer";

/** Leads whoever has nothing to see on the home page (an administrator has no figures) to the first page open to them. */
export async function toOwnHome(
  homeOf: (held: readonly Permission[]) => string | null,
): Promise<void> {
  const viewer = await currentViewer();
  const home = viewer && homeOf(permissionsOf(viewer.bindings));
  if (home && home !== "/") redirect(home);
}
