import { z } from "zod";
import { openGet } from "@/lib/http/route";

export const GET = openGet({
  open: "A probe asks whether the process lives; it learns nothing else.",
  summary: "Alive",
  response: z.object({ status: z.literal("alive") }),
  handle: async () => ({ status: "alive" as const }),
});
