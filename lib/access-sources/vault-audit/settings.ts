import { z } from "zod";
import { sourceItem } from "@/lib/backends/source-item";
import { Id, Words } from "@/lib/config/model/terms";

/** One item of `sources` for the log of an audit device. Without `file` it takes only what is handed over. */
export const vaultAuditSettings = z.strictObject({
  ...sourceItem,
  kind: z.literal("vault-audit"),
  vault: Id.meta({ description: "Id of the vault source whose audit device it is" }),
  file: Words.optional().meta({
    description:
      "The device's file, or a copy of it. Left out: lines are pushed, or ingested by hand",
  }),
});
export type VaultAuditSettings = z.output<typeof vaultAuditSettings>;
