import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Verdict } from "@/lib/evidence/verify/problem";
import { verifyBundle } from "@/lib/evidence/verify/verify-bundle";
import { fingerprintOf } from "@/lib/signing/key";
import { printJson, type Run, readArguments, WrongUsage } from "./command";
import { pathAsCalled } from "./input";

export const run: Run = async (args) => {
  const { values, positionals } = readArguments(args, {
    key: { type: "string" },
    fingerprint: { type: "string" },
    tsa: { type: "string" },
    json: { type: "boolean" },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new WrongUsage("verify takes one FILE.");
  const key = values.key === undefined ? null : readKey(pathAsCalled(values.key));
  const tsa = values.tsa === undefined ? null : readCertificate(pathAsCalled(values.tsa));
  const verdict = await verifyBundle(pathAsCalled(file), key, tsa);
  const expected = values.fingerprint?.toLowerCase().replaceAll(":", "");
  if (expected !== undefined && verdict.fingerprint !== expected)
    verdict.problems.push({
      file: "signing-key.pem",
      what: `is another key (${verdict.fingerprint ?? "unreadable"})`,
    });
  const ok = verdict.problems.length === 0;
  if (values.json) printJson({ ok, ...verdict });
  else process.stdout.write(told(verdict, ok, key !== null || expected !== undefined));
  return ok ? 0 : 1;
};

function readKey(path: string): string {
  try {
    const key = readFileSync(path, "utf8");
    fingerprintOf(key);
    return key;
  } catch {
    throw new WrongUsage(`--key: ${path} is no public key in PEM.`);
  }
}

function readCertificate(path: string): string {
  try {
    const certificate = readFileSync(path, "utf8");
    new X509Certificate(certificate);
    return certificate;
  } catch {
    throw new WrongUsage(`--tsa: ${path} is no certificate in PEM.`);
  }
}

function timeTold({ timeStamp, timeStampAskedOf }: Verdict): string[] {
  if (!timeStamp)
    return timeStampAskedOf ? [`no time-stamp, though ${timeStampAskedOf} was asked for one`] : [];
  const { at, accuracySeconds, signedBy, trusted } = timeStamp;
  const within = accuracySeconds === null ? "" : ` ± ${accuracySeconds} s`;
  const known = trusted ? "" : " (see whether you trust it: --tsa CERTIFICATE)";
  return [`signed before ${at.toISOString()}${within}, says ${signedBy}${known}`];
}

function told(verdict: Verdict, ok: boolean, known: boolean) {
  const { problems, fingerprint, madeBy, madeAt, rows } = verdict;
  const lines = [
    ...problems.map(({ file, what }) => `WRONG  ${file}: ${what}`),
    ...(madeBy === null ? [] : [`${rows} rows, made by ${madeBy} at ${madeAt}`]),
    ...timeTold(verdict),
    `signed with ${fingerprint ?? "no key that could be read"}`,
    ok
      ? known
        ? "OK: nothing was changed since it was signed with that key."
        : "OK: nothing was changed since it was signed. Compare the key's fingerprint with the published one, or give it by --fingerprint."
      : "NOT OK: this is not what was signed.",
  ];
  return `${lines.join("\n")}\n`;
}
