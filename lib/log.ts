import pino from "pino";

/** JSON lines on standard output. Callers add `requestId` or `jobId`; nothing that could hold a secret is logged. */
export const log = pino(
  {
    level: process.env.KAGIMORI_LOG_LEVEL || "info",
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: ["*.token", "*.password", "*.passphrase", "*.authorization", "*.cookie", "*.secret"],
      censor: "[redacted]",
    },
  },
  // A command's standard output is its answer.
  pino.destination(process.env.KAGIMORI_LOG_TO === "stderr" ? 2 : 1),
);
