import { z } from "zod";

/**
 * What the config file says of every source, whatever its kind. lib/config checks these (`sourceBasics`, whose
 * shape goes over this one); a backend takes them as written or as parsed (a schedule in seconds), so that its
 * settings parse their own output.
 */
export const sourceItem = {
  id: z.string().min(1),
  label: z.string().optional(),
  schedule: z.union([z.string(), z.int().positive()]).optional(),
  defaults: z.unknown().optional(),
};
