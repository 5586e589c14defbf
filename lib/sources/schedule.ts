import type { Config } from "@/lib/config/model";

const MINUTE = 60;

/** A trail delivers its files about every five minutes. */
const FILES = 5 * MINUTE;

/** Seconds between two syncs where the config file says nothing. */
const byKind: Readonly<Record<Config["sources"][number]["kind"], number>> = {
  "secrets-manager": 6 * 60 * MINUTE,
  "parameter-store": 6 * 60 * MINUTE,
  vault: 6 * 60 * MINUTE,
  cloudtrail: 10 * MINUTE,
  "vault-audit": MINUTE,
};

/** Seconds between two syncs of a source. */
export const scheduleSeconds = (source: Config["sources"][number]): number =>
  source.schedule ?? ("s3" in source && source.s3 ? FILES : byKind[source.kind]);
