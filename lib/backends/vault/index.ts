import { lazily } from "@/lib/backends/lazily";
import { defineBackend } from "@/lib/backends/secret-backend";
import { asksForVault } from "@/lib/backends/vault/asks-for";
import { allowedCalls } from "@/lib/backends/vault/calls";
import { explain } from "@/lib/backends/vault/explain";
import { VaultSettings } from "@/lib/backends/vault/settings";

/** HashiCorp Vault and OpenBao. */
export const vault = defineBackend({
  kind: "vault",
  settings: VaultSettings,
  allowedCalls,
  connect: (settings, context) =>
    lazily(async () => {
      const { connect } = await import("@/lib/backends/vault/connection");
      return connect(settings, context);
    }),
  explain,
  asksFor: asksForVault,
});
