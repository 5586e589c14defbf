import type { RouteModule } from "@/lib/http/open-api";
import * as health from "../health/route";
import * as ready from "../ready/route";

/** Every route but openapi.json itself; a test compares this list with the folders. */
export const routes: Readonly<Record<string, RouteModule>> = {
  "/health": health,
  "/ready": ready,
};
