import { z } from "zod";

/** A known account, Region, cluster, namespace or mount, connected or not. */
export const EstateItem = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(["account", "region", "cluster", "namespace", "mount"]),
  state: z.enum(["connected", "excluded", "unconnected", "not-enabled"]),
  knownFrom: z.enum(["organizations", "config", "listing", "log"]),
  reason: z.string().nullable(),
  approver: z.string().nullable(),
});
export type EstateItem = z.infer<typeof EstateItem>;

/** How much of the known estate is connected, and every place of it that is not. */
export interface Estate {
  readonly connected: number;
  readonly known: number;
  readonly open: readonly EstateItem[];
}
