import { credentialResolver } from "@/lib/config/credentials";
import { loadConfig } from "@/lib/config/load";
import { AppError } from "@/lib/errors";
import { auditCheck } from "./audit-check";
import { databaseChecks } from "./database-checks";
import { declaredCheck } from "./declared-check";
import { type Check, failed, type Report, warning, well } from "./model";
import { sourceChecks } from "./source-checks";
import { workChecks } from "./work-checks";

/** Examines everything that can be examined from here; one thing that is wrong never keeps the rest from being told. */
export async function examine(
  configFile: string | null,
  now: Date,
  signal: AbortSignal,
): Promise<Report> {
  const { check, config } = readConfig(configFile, now);
  const database = await databaseChecks();
  const usable = database.every(({ status }) => status !== "failed");
  const { checks, sources } =
    config && usable
      ? await sourceChecks(config.config, credentialResolver(config.file), signal)
      : { checks: [], sources: [] };
  const all = [
    check,
    ...database,
    ...(usable ? [await declaredCheck(config?.config ?? null, now), await auditCheck(now)] : []),
    ...(usable ? await workChecks(now, config?.config.sources.length ?? 0) : []),
    ...checks,
  ];
  return { ok: all.every(({ status }) => status !== "failed"), checks: all, sources };
}

function readConfig(
  file: string | null,
  now: Date,
): { check: Check; config: ReturnType<typeof loadConfig> | null } {
  if (file === null)
    return {
      check: warning(
        "config",
        "No config file is named.",
        "Set KAGIMORI_CONFIG; `kagimori init` writes one.",
      ),
      config: null,
    };
  try {
    const config = loadConfig(file, now);
    const check =
      config.warnings.length > 0
        ? warning("config", config.warnings.join("; "), "Take out what holds no longer.")
        : well("config", `${file} is right.`);
    return { check, config };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { check: failed("config", error.message, "Mend the lines named."), config: null };
  }
}
