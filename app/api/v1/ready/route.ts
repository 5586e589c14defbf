import { z } from "zod";
import { installationProblem } from "@/lib/db/installation";
import { HttpRefusal } from "@/lib/http/problem";
import { openGet } from "@/lib/http/route";
import { log } from "@/lib/log";

export const GET = openGet({
  open: "A probe asks whether requests can be served; it learns nothing else.",
  summary: "Database reachable and migrated",
  response: z.object({ status: z.literal("ready") }),
  async handle() {
    const problem = await installationProblem().catch((error: Error) => error.message);
    if (problem === null) return { status: "ready" as const };
    log.warn({ problem }, "not ready");
    throw new HttpRefusal("unready", "The database is not reachable or not migrated.");
  },
});
