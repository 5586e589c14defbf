import { createHash } from "node:crypto";
import type { Entry, ZipFile } from "yauzl";
import { isSignedBy } from "@/lib/signing/key";
import { Manifest, names, readSums } from "../bundle/format";
import { examineToken } from "../timestamp/token";
import { hashEntry, messageOf, readSmall } from "./entries";
import type { Problem, Verdict } from "./problem";

const KIB = 1024;

/** A bundle that is being examined. */
export interface Opened {
  zip: ZipFile;
  entries: ReadonlyMap<string, Entry>;
  verdict: Verdict;
}

/**
 * Holds every file against the signed list, by this key (PEM), and names those that are not as they were. What may be
 * large is unpacked only when the signature has proved its size.
 */
export async function examineContents(
  opened: Opened,
  key: string,
  authority: string | null,
): Promise<void> {
  const { entries, verdict } = opened;
  const [sums, signature] = [
    await readNamed(opened, names.sums, 64 * KIB),
    await readNamed(opened, names.signature, KIB),
  ];
  if (sums === null || signature === null) return;
  const listed = readSums(sums.toString());
  if (listed === null || !isSignedBy(key, sums, signature.toString("base64"))) {
    const what = `is not what was signed: it, ${names.signature} or ${names.key} was changed`;
    verdict.problems.push({ file: names.sums, what });
    return;
  }
  const manifest = await provedManifest(opened, listed);
  if (manifest === null) return;
  const { madeBy, madeAt, rows, timeStampAskedOf = null } = manifest;
  Object.assign(verdict, { madeBy, madeAt, rows, timeStampAskedOf });
  await examineTimeStamp(opened, signature, authority);
  const sizes = new Map(manifest.files.map(({ name, bytes }) => [name, bytes]));
  for (const [name, sha256] of listed) {
    if (name === names.manifest) continue;
    const what = await wrongWith(opened, name, sizes.get(name), sha256);
    if (what !== null) add(verdict.problems, name, what);
  }
  const known = new Set([...listed.keys(), names.sums, names.signature, names.timeStamp]);
  for (const name of entries.keys())
    if (!known.has(name)) add(verdict.problems, name, "does not belong here: nobody signed it");
}

/** The seal covers the token's bytes; this, what it says. */
async function examineTimeStamp(
  opened: Opened,
  signature: Buffer,
  authority: string | null,
): Promise<void> {
  if (!opened.entries.has(names.timeStamp)) return;
  const token = await readNamed(opened, names.timeStamp, 64 * KIB);
  if (token === null) return;
  try {
    const { nonce: _, ...said } = examineToken(token, signature, authority);
    opened.verdict.timeStamp = said;
    if (said.trusted === false)
      add(
        opened.verdict.problems,
        names.timeStamp,
        "is signed by nobody the given certificate vouches for",
      );
  } catch (error) {
    add(opened.verdict.problems, names.timeStamp, `does not hold: ${messageOf(error)}`);
  }
}

/** A small file by name; what is wrong with it is noted, and the answer then null. */
export async function readNamed(
  { zip, entries, verdict }: Opened,
  name: string,
  limit: number,
): Promise<Buffer | null> {
  const entry = entries.get(name);
  try {
    if (entry) return await readSmall(zip, entry, limit);
    add(verdict.problems, name, "is missing");
  } catch (error) {
    add(verdict.problems, name, `was changed: ${messageOf(error)}`);
  }
  return null;
}

async function provedManifest(
  opened: Opened,
  listed: ReadonlyMap<string, string>,
): Promise<Manifest | null> {
  const content = await readNamed(opened, names.manifest, KIB * KIB);
  if (content === null) return null;
  const sha256 = createHash("sha256").update(content).digest("hex");
  if (sha256 === listed.get(names.manifest)) return Manifest.parse(JSON.parse(content.toString()));
  add(opened.verdict.problems, names.manifest, "was changed");
  return null;
}

async function wrongWith(
  { zip, entries }: Opened,
  name: string,
  size: number | undefined,
  sha256: string,
): Promise<string | null> {
  const entry = entries.get(name);
  if (!entry) return "is missing";
  if (size === undefined) return "is not in the manifest";
  try {
    return (await hashEntry(zip, entry, size)) === sha256 ? null : "was changed";
  } catch (error) {
    return `was changed: ${messageOf(error)}`;
  }
}

/** One word per file is enough: the first is the cause. */
function add(problems: Problem[], file: string, what: string): void {
  if (!problems.some((known) => known.file === file)) problems.push({ file, what });
}
