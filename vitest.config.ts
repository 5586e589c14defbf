import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const kinds = ["**/*.db.test.ts", "**/*.contract.test.ts"];
const elsewhere = ["node_modules/**", ".next/**", ".kagimori/**", "e2e/**"];

/**
 * unit: no I/O, a console.error is a failure. database: each file has a database of its own, as the application's
 * role (KAGIMORI_TEST_POSTGRES=15 takes the installed 15). contract: against moto, `inject("motoUrl")`.
 */
export default defineConfig({
  resolve: {
    alias: { "server-only": at("./bin/test/empty-module.ts"), "@": at(".") },
  },
  test: {
    env: { KAGIMORI_LOG_LEVEL: process.env.KAGIMORI_LOG_LEVEL ?? "silent" },
    pool: "forks",
    testTimeout: 20_000,
    hookTimeout: 60_000, // they start and stop servers and databases
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...elsewhere, ...kinds],
          setupFiles: ["bin/test/no-console-error.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["**/*.db.test.ts"],
          exclude: elsewhere,
          globalSetup: ["bin/test/postgres.ts"],
          setupFiles: ["bin/test/own-database.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "contract",
          testTimeout: 60_000, // moto answers one call after the other
          include: ["**/*.contract.test.ts"],
          exclude: elsewhere,
          globalSetup: ["bin/test/postgres.ts", "bin/test/moto.ts"],
          setupFiles: ["bin/test/own-database.ts"],
        },
      },
    ],
  },
});
