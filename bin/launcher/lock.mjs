import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { processIdentity, stillRuns } from "./process-identity.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * Takes the state folder for this process: whoever holds it may start the embedded database there. A lock whose
 * holder is gone is taken over.
 * @param {string} directory
 * @param {string} command what to call ourselves to somebody who comes second
 * @returns {() => void} gives it back
 * @throws {Refusal} when another process holds it
 */
export function takeLock(directory, command) {
  const file = join(directory, "lock");
  const own = `${file}.${process.pid}`;
  const content = JSON.stringify({
    pid: process.pid,
    identity: processIdentity(process.pid),
    command,
  });
  writeFileSync(own, content, { mode: 0o600 });
  try {
    while (!link(own, file)) removeIfHolderIsGone(file, directory);
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    if (read(file) === content) rmSync(file, { force: true });
  };
}

function removeIfHolderIsGone(file, directory) {
  const seen = read(file);
  if (seen === null) return;
  const holder = parse(seen);
  if (holder && stillRuns(holder)) {
    throw new Refusal(
      `Kagimori is already running on ${directory}: \`${holder.command}\`, process ${holder.pid}. ` +
        "Use that one, or stop it first (Ctrl-C where it runs).",
    );
  }
  // Two that come at once may both see the dead holder: only take away the very file that was judged.
  const aside = `${file}.gone.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (read(aside) !== seen) link(aside, file);
  rmSync(aside, { force: true });
}

/** Hard links are made by one process or by none, which makes them a lock on every file system. */
function link(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
