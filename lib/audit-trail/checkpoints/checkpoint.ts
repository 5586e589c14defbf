import { z } from "zod";
import { isSignedBy, type SigningKey } from "@/lib/signing/key";
import { Fingerprint } from "@/lib/signing/model";
import { canonical } from "../chain";

/** At `at` the chain reached `sequence` with `hash`. Kept outside the database; `signature` is over the rest. */
export const Checkpoint = z.object({
  format: z.literal("kagimori-checkpoint/1"),
  sequence: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  key: Fingerprint,
  signature: z.base64(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

/** What the signature covers: the checkpoint without it, as canonical JSON. */
const signedBytes = ({
  signature: _,
  ...rest
}: Omit<Checkpoint, "signature"> & { signature?: string }) => Buffer.from(canonical(rest));

export async function signCheckpoint(
  end: { sequence: number; hash: string },
  at: Date,
  key: SigningKey,
): Promise<Checkpoint> {
  const unsigned = {
    format: "kagimori-checkpoint/1" as const,
    sequence: end.sequence,
    hash: end.hash,
    at: at.toISOString(),
    key: key.fingerprint,
  };
  const signature = await key.sign(signedBytes(unsigned));
  return { ...unsigned, signature: signature.toString("base64") };
}

/** Whether one of our keys (fingerprint → PEM) signed it. */
export function isOurs(checkpoint: Checkpoint, keys: ReadonlyMap<string, string>): boolean {
  const key = keys.get(checkpoint.key);
  return key !== undefined && isSignedBy(key, signedBytes(checkpoint), checkpoint.signature);
}

/** One line or object, or null when it is none. */
export function readCheckpoint(text: string): Checkpoint | null {
  try {
    return Checkpoint.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
