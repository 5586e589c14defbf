import { parameterStore } from "@/lib/backends/parameter-store";
import type { SecretBackend } from "@/lib/backends/secret-backend";
import { secretsManager } from "@/lib/backends/secrets-manager";
import { vault } from "@/lib/backends/vault";

/** Every backend. A new one is a folder and a line here; the conformance suite runs over this list. */
export const backends: readonly SecretBackend[] = [secretsManager, parameterStore, vault];
