import { defineBackend } from "@/lib/backends/secret-backend";
import { allowedCalls } from "@/lib/backends/vault/calls";
import { connect } from "@/lib/backends/vault/connection";
import { explain } from "@/lib/backends/vault/explain";
import { VaultSettings } from "@/lib/backends/vault/settings";

/** HashiCorp Vault and OpenBao. */
export const vault = defineBackend({
  kind: "vault",
  settings: VaultSettings,
  allowedCalls,
  connect,
  explain,
});
