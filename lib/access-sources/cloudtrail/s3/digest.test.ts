import { expect, test } from "vitest";
import { makeDigest, signingKey } from "@/lib/access-sources/testing/digests";
import { parseDigest, signatureProblem } from "./digest";

const key = signingKey();
const where = { bucket: "trail", key: "AWSLogs/1/digest.json.gz" };
const made = makeDigest(key, where);

function problem(over: Partial<Parameters<typeof signatureProblem>[1]> = {}): string | null {
  const text = over.text ?? made.text;
  const digest = parseDigest(text);
  if (!digest) throw new Error("no digest");
  return signatureProblem(digest, { ...made, ...where, keys: [key.public], ...over });
}

test("what CloudTrail signed holds, the first of a chain and the next", () => {
  expect(problem()).toBeNull();
  const next = makeDigest(key, where, { previousDigestSignature: made.signature });
  expect(problem(next)).toBeNull();
});

test.each([
  ["a changed digest", { text: made.text.replace("T01:00:00Z", "T02:00:00Z") }],
  [
    "a changed signature",
    { signature: made.signature.replace(/^./, (one) => (one === "0" ? "1" : "0")) },
  ],
  ["no signature", { signature: "" }],
  ["another key", { keys: [signingKey().public] }],
  [
    "a key under another name",
    { keys: [{ ...signingKey().public, fingerprint: key.public.fingerprint }] },
  ],
  ["another place", { key: "AWSLogs/2/digest.json.gz" }],
  ["another bucket", { bucket: "other" }],
])("%s does not", (_, over) => {
  expect(problem(over)).not.toBeNull();
});

test("what is no digest is told from one", () => {
  expect(parseDigest("{}")).toBeNull();
  expect(parseDigest("no JSON")).toBeNull();
});
