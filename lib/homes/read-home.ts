import "server-only";
import type { Role } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { adminHome } from "./admin-home";
import { auditorHome } from "./auditor-home";
import { memberHome } from "./member-home";
import { type HomeCard, homesOf } from "./model";
import { operatorHome } from "./operator-home";
import { qaHome } from "./qa-home";

const readers: Record<Role, (viewer: Viewer, now: Date) => Promise<HomeCard[]>> = {
  operator: operatorHome,
  auditor: auditorHome,
  qa: qaHome,
  member: memberHome,
  admin: adminHome,
  // His home is the figures themselves.
  manager: async () => [],
};

/** The cards of one of the viewer's homes: the one asked for if it is his, else his first. */
export async function readHome(
  viewer: Viewer,
  asked: string | undefined,
  now: Date,
): Promise<{ homes: Role[]; home: Role | null; cards: HomeCard[] }> {
  const homes = homesOf(viewer.bindings);
  const home = homes.find((one) => one === asked) ?? homes[0] ?? null;
  return { homes, home, cards: home === null ? [] : await readers[home](viewer, now) };
}
