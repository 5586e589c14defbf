import { z } from "zod";

/**
 * What the config file says of every source, whatever its kind. lib/config validates these; a backend takes
 * them as written or as parsed (a schedule in seconds), so that its settings parse their own output.
 */
export const sourceItem = {
  id: z.string().min(1),
  label: z.string().optional(),
  schedule: z.union([z.string(), z.int().positive()]).optional(),
  defaults: z.unknown().optional(),
};

/** Where a credential is found, never the credential. */
export const credentialReference = z
  .string()
  .regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/, "must be a reference: env:NAME or file:PATH");
