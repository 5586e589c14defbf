import { z } from "zod";
import { Fingerprint } from "@/lib/signing/model";

/** Names inside a bundle. The rows are `access-events.csv` or `access-events.jsonl`. */
export const names = {
  manifest: "manifest.json",
  sums: "SHA256SUMS",
  signature: "SHA256SUMS.sig",
  key: "signing-key.pem",
  /** RFC 3161 token over the signature, when an authority gave one. */
  timeStamp: "SHA256SUMS.sig.tst",
} as const;

/** One file of a bundle as its manifest tells it. */
export const BundledFile = z.object({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type BundledFile = z.infer<typeof BundledFile>;

/** What the manifest must hold; it tells more, for people. */
export const Manifest = z.object({
  format: z.literal("kagimori-evidence/1"),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  key: Fingerprint,
  rows: z.int().nonnegative(),
  files: z.array(BundledFile).max(20),
  /** The authority that was asked for a time-stamp. */
  timeStampAskedOf: z.string().nullish(),
});
export type Manifest = z.infer<typeof Manifest>;

/** Text of SHA256SUMS, as sha256sum reads it. */
export const sumsText = (files: readonly Pick<BundledFile, "name" | "sha256">[]): string =>
  files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join("");

/** Its lines, by name; null when it is none of ours. */
export function readSums(text: string): Map<string, string> | null {
  const lines = text.split("\n");
  if (lines.pop() !== "") return null;
  const pairs = lines.map((line) => /^([0-9a-f]{64}) {2}([A-Za-z0-9][A-Za-z0-9._-]*)$/.exec(line));
  const sums = new Map(pairs.flatMap((pair) => (pair?.[1] && pair[2] ? [[pair[2], pair[1]]] : [])));
  return sums.size === lines.length && sums.size > 0 ? sums : null;
}
