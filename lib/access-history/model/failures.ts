import { z } from "zod";
import { Cause } from "./terms";

/**
 * Failed reads by cause. A run is the failures of one secret by one principal with no half hour between them;
 * `runsAfterChange` began within 15 minutes after the secret or its policy was changed.
 */
export const FailuresByCause = z.object({
  causes: z.array(
    z.object({ cause: Cause, events: z.int(), runs: z.int(), runsAfterChange: z.int() }),
  ),
});
export type FailuresByCause = z.infer<typeof FailuresByCause>;
