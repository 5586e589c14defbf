import { z } from "zod";
import { listOf } from "@/lib/http/model";

/** A production secret as somebody sees it who works with its staging one: strictly this, and nothing by which it is found. */
export const Counterpart = z.strictObject({
  service: z.string().nullable(),
  kind: z.string().nullable(),
  /** The same lineage of the name. */
  sameName: z.boolean(),
  sameKmsKey: z.boolean(),
  sameRotationFunction: z.boolean(),
  /** The same workload has read both. */
  samePrincipal: z.boolean(),
});
export type Counterpart = z.infer<typeof Counterpart>;
export const CounterpartList = listOf(Counterpart);
