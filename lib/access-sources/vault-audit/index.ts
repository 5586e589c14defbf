import { defineAccessSource } from "@/lib/access-sources/access-source";
import { vaultAuditSettings } from "./settings";

/** The audit log of Vault or OpenBao: a file that is followed, or lines handed over. */
export const vaultAudit = defineAccessSource({
  kind: "vault-audit",
  settings: vaultAuditSettings,
  // The footprint, and what a token needs to live.
  allowedCalls: [
    "vault:GET auth/token/lookup-self",
    "vault:POST auth/token/renew-self",
    "vault:POST login/login",
  ],
  connect: async (settings, context) => {
    const { connect } = await import("./connect");
    return connect(settings, context);
  },
});
