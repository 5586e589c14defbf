import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { invalidInput } from "@/lib/errors";

/**
 * Makes the resolver of `env:NAME` and `file:PATH`. Each call reads anew, so a rotated token is taken up; a relative
 * path is seen from the config file's folder, and space around a file's content is dropped. Throws AppError invalid-input
 * naming the reference when there is nothing behind it.
 */
export function credentialResolver(
  configFile: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): (reference: string) => string {
  return (reference) => {
    const [, where, name = ""] = /^(env|file):(.+)$/s.exec(reference) ?? [];
    if (where === undefined) {
      throw invalidInput("A credential is given as env:NAME or file:PATH, never as itself.");
    }
    const found =
      where === "env" ? env[name] : content(resolve(dirname(configFile), name), reference);
    if (found?.trim()) return found.trim();
    throw invalidInput(
      where === "env"
        ? `The config file names ${reference}, but that variable is not set for this process.`
        : `The config file names ${reference}, but that file is empty.`,
    );
  };
}

function content(path: string, reference: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw invalidInput(`The config file names ${reference}, but that file cannot be read${code}.`);
  }
}
