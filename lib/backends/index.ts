import type { SecretBackend } from "@/lib/backends/secret-backend";
import { vault } from "@/lib/backends/vault";

/** Every backend there is: one folder, one line. */
export const backends: readonly SecretBackend[] = [vault];
