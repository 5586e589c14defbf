import createNextIntlPlugin from "next-intl/plugin";
import { migrationFiles } from "./bin/launcher/migration-files.mjs";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const nextConfig = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  // forbidden() answers a page somebody may not open with 403.
  experimental: { authInterrupts: true },
  env: { KAGIMORI_LATEST_MIGRATION: migrationFiles().at(-1)?.name },
  // Native or self-locating packages: loaded from node_modules at run time instead of being bundled.
  serverExternalPackages: ["pg", "pg-boss", "pino"],
};

export default withNextIntl(nextConfig);
