import type { LoadedConfig } from "@/lib/config/load";
import { Config } from "@/lib/config/model";

/** A config file with a Vault, and its audit logs by these ids. */
export const fakeConfig = (ids: readonly string[] = ["audit"]): LoadedConfig => ({
  config: Config.parse({
    sources: [
      { id: "vault", kind: "vault" },
      ...ids.map((id) => ({ id, kind: "vault-audit", vault: "vault", file: "audit.log" })),
    ],
  }),
  file: "kagimori.config.yaml",
  hash: "",
  lines: {},
  warnings: [],
});
