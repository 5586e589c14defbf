import { existsSync, renameSync, statSync } from "node:fs";

/** A log is put aside (NAME.1) when it is opened and larger than this. */
const largest = 10_000_000;

/** @param {string} file */
export function putAsideWhenLarge(file) {
  if (existsSync(file) && statSync(file).size > largest) renameSync(file, `${file}.1`);
}
