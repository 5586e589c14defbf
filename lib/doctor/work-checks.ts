import { prisma } from "@/lib/db/prisma";
import { coverageAt } from "@/lib/sources/coverage";
import { type Check, failed, warning, well } from "./model";

/** Whether the work gets done (`configured`: sources the config file names): syncs on time, and somebody who can sign in. */
export async function workChecks(now: Date, configured: number): Promise<Check[]> {
  return [await syncs(now, configured), await people()];
}

async function syncs(now: Date, configured: number): Promise<Check> {
  const { sources } = await coverageAt(now);
  if (sources.length === 0 && configured > 0)
    return warning("syncs", "Nothing has been read yet.", "Run `kagimori sync`, or `npm start`.");
  if (sources.length === 0)
    return warning(
      "syncs",
      "No source is connected.",
      "Add one to the config file; `kagimori init` writes a first one.",
    );
  const late = sources.filter(({ state }) => state !== "ok");
  if (late.length === 0) return well("syncs", `All ${sources.length} sources are up to date.`);
  const names = late.map(
    ({ id, state, message }) => `${id} ${state}${message ? ` (${message})` : ""}`,
  );
  const check = late.some(({ state }) => state === "failing") ? failed : warning;
  return check(
    "syncs",
    `Not up to date: ${names.join("; ")}.`,
    "See that the worker runs; `kagimori sync --source ID` tells more.",
  );
}

async function people(): Promise<Check> {
  const admins = await prisma().roleBinding.count({
    where: { role: "admin", revokedAt: null, user: { disabledAt: null } },
  });
  if (admins > 0) return well("people", "Somebody can administer.");
  const mode = await prisma().installation.findUnique({ where: { id: 1 }, select: { mode: true } });
  if (mode?.mode === "demo") return well("people", "The demo's people are its accounts.");
  return warning(
    "people",
    "Nobody holds the role admin.",
    "Run `kagimori user invite`: the first link is for an admin.",
  );
}
