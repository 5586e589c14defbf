import { explainAws } from "@/lib/backends/aws/failures";
import type { Failure } from "@/lib/backends/secret-backend";
import { AppError } from "@/lib/errors";

const local: Readonly<Record<string, [Failure["cause"], string]>> = {
  ENOENT: [
    "unexpected",
    "Check the path in the source's settings, or wait until the log is written.",
  ],
  EACCES: ["denied", "Let the user Kagimori runs as read the file and enter its folders."],
  EPERM: ["denied", "Let the user Kagimori runs as read the file and enter its folders."],
  EISDIR: ["unexpected", "The path names a folder where a file is meant."],
  ENOTDIR: ["unexpected", "The path names a file where a folder is meant."],
  EIO: ["unreachable", "The disk or network file system fails: see to it."],
  EMFILE: ["unexpected", "Too many files are open on this machine."],
};

/** Part of a source (an account) could not be reached, when all the rest had been offered. */
export class PartLost extends Error {
  override readonly name = "PartLost";

  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Names what went wrong with a log: the file system's errors, our own refusals, AWS's. */
export function explainLog(error: unknown): Failure {
  if (error instanceof PartLost) return error.failure;
  if (error instanceof AppError)
    return { cause: "unexpected", message: error.message, todo: "Mend the config file." };
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = local[code];
  if (!known || !(error instanceof Error)) return explainAws(error);
  const [cause, todo] = known;
  const path = "path" in error ? ` ${String(error.path)}` : "";
  return { cause, message: `${code}${path}`, todo };
}
