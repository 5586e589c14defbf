import { resolve } from "node:path";
import { z } from "zod";

/** An empty variable counts as not set. */
const set = <Type extends z.ZodType>(type: Type) =>
  z.preprocess((value) => value || undefined, type);

const Environment = z
  .object({
    DATABASE_URL: set(
      z.url({
        protocol: /^postgres(ql)?$/,
        error: "must be postgresql://user:password@host:port/database",
      }),
    ),
    KAGIMORI_MODE: set(z.enum(["demo", "real"]).default("real")),
    KAGIMORI_CONFIG: set(z.string().optional()),
    KAGIMORI_DATA_DIR: set(z.string().default(".kagimori")),
    /** Read by lib/log.ts, which has to work before anything is parsed; here only checked. */
    KAGIMORI_LOG_LEVEL: set(z.enum(["debug", "info", "warn", "error", "silent"]).optional()),
  })
  .transform((env) => ({
    /** The application's role, which owns nothing. */
    databaseUrl: env.DATABASE_URL,
    mode: env.KAGIMORI_MODE,
    /** Path of kagimori.config.yaml; null when nothing names one. */
    configFile: env.KAGIMORI_CONFIG ?? null,
    /** Folder of what Kagimori keeps outside the database: keys, checkpoints, exports. */
    dataDir: resolve(/* turbopackIgnore: true */ env.KAGIMORI_DATA_DIR),
  }));

const WebEnvironment = z
  .object({
    NEXTAUTH_URL: set(z.url({ protocol: /^https?$/ })),
    NEXTAUTH_SECRET: set(z.string().min(32)),
    HOSTNAME: set(z.string().default("127.0.0.1")),
    KAGIMORI_PUBLIC_URL: set(
      z.url({ protocol: /^https$/, error: "must begin with https://" }).optional(),
    ),
  })
  .refine((env) => isLoopback(env.HOSTNAME) || env.KAGIMORI_PUBLIC_URL !== undefined, {
    path: ["KAGIMORI_PUBLIC_URL"],
    error: "must be the https address people use, because HOST is not a loopback address",
  })
  .transform((env) => ({
    /** The one origin Kagimori answers to, without a slash at its end. */
    origin: new URL(env.KAGIMORI_PUBLIC_URL ?? env.NEXTAUTH_URL).origin,
    sessionSecret: env.NEXTAUTH_SECRET,
  }));

export type Environment = z.output<typeof Environment>;
export type WebEnvironment = z.output<typeof WebEnvironment>;

/** What every process needs. Read at the first call, so that building needs no environment. */
export const environment = once(() => read(Environment));

/** What the web server needs besides. */
export const webEnvironment = once(() => read(WebEnvironment));

/** The environment does not hold what it must; the message names each variable. */
export class InvalidEnvironment extends Error {
  override name = "InvalidEnvironment";
}

function read<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  const result = schema.safeParse(process.env);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new InvalidEnvironment(problems.join("; "));
}

export function isLoopback(host: string): boolean {
  return (
    host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host)
  );
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
