import { z } from "zod";
import { Environment } from "@/lib/inventory/model";
import { Duration } from "./duration";
import { oneOrMany } from "./terms";

const HOUR = 3600;
const reads = z.enum(["value-read", "issue"]);

/** Exceptional access: which reads by people need a window, and how long things may take. */
export const BreakGlass = z.strictObject({
  environments: oneOrMany(Environment)
    .default(["prod"])
    .meta({ description: "Reads of secrets of these need a window; of secrets without one, too" }),
  reads: oneOrMany(reads)
    .default([...reads.options])
    .meta({ description: "Reading a value, having a credential issued" }),
  longestWindow: Duration.default(8 * HOUR),
  longestEmergency: Duration.default(2 * HOUR),
  approveWithin: Duration.default(24 * HOUR).meta({
    description: "After an emergency began, it is to be approved within",
  }),
  reviewWithin: Duration.default(72 * HOUR).meta({
    description: "After a window ended, it is to be reviewed within",
  }),
  runbook: z
    .url({ protocol: /^https?$/, error: "must be a URL, https://…" })
    .optional()
    .meta({ description: "Where it is written how access is really obtained" }),
});
