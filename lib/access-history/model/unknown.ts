import { z } from "zod";
import { listOf } from "@/lib/http/model";

/** Something logs name and the inventory does not hold. */
const UnknownTarget = z.object({
  id: z.int(),
  target: z.string(),
  backend: z.string(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string().nullable(),
  readers: z.int(),
  reads: z.int(),
});

export const UnknownTargetPage = listOf(UnknownTarget);
export type UnknownTargetPage = z.infer<typeof UnknownTargetPage>;
