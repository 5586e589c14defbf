import { fingerprintOf } from "@/lib/signing/key";
import { names } from "../bundle/format";
import { examineContents, readNamed } from "./contents";
import { entriesOf, messageOf } from "./entries";
import type { Verdict } from "./problem";
import { readEnd, sealProblem } from "./seal-check";

/**
 * Examines a bundle without network or database, and writes nothing anywhere. Every byte counts: those of the files by
 * their hashes under the signature, those of the container by its seal. The key is the bundle's own unless `publicKey`
 * (PEM) says which it must be; `authority` (PEM) must vouch for the signer of its time-stamp.
 */
export async function verifyBundle(
  file: string,
  publicKey: string | null,
  authority: string | null = null,
): Promise<Verdict> {
  const none = { timeStamp: null, timeStampAskedOf: null };
  const nothing = { fingerprint: null, madeBy: null, madeAt: null, rows: null, ...none };
  const verdict: Verdict = { ...nothing, problems: [], files: 0 };
  try {
    const { zip, entries, problems } = await entriesOf(file);
    verdict.problems.push(...problems);
    verdict.files = entries.size;
    try {
      const opened = { zip, entries, verdict };
      const key = publicKey ?? (await readNamed(opened, names.key, 4096))?.toString() ?? null;
      if (key !== null) {
        verdict.fingerprint = fingerprintOrNull(key);
        await examineContents(opened, key, authority);
        const wrong = sealProblem(await readEnd(file), key);
        if (wrong !== null) verdict.problems.push({ file: "zip", what: wrong });
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    verdict.problems.push({ file: "zip", what: `cannot be read as a zip: ${messageOf(error)}` });
  }
  return verdict;
}

function fingerprintOrNull(key: string): string | null {
  try {
    return fingerprintOf(key);
  } catch {
    return null;
  }
}
