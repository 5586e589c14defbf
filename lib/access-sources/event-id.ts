import { createHash } from "node:crypto";

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID as the log wrote it, in lower case; null for anything else. */
export const asUuid = (text: string | null): string | null =>
  text !== null && text.length === 36 && form.test(text)
    ? capital.test(text)
      ? text.toLowerCase()
      : text
    : null;

const capital = /[A-F]/;

/** Made once and for ever: what the ids of other forms are named in. */
const names = Buffer.from("6f1f6f0a6b6147d19ad0a5b6a5f0c7e3", "hex");

/** The id of an event as a UUID: as it stands, or of version 5 (RFC 9562) made of it. */
export function eventId(text: string): string {
  const known = asUuid(text);
  if (known) return known;
  const bytes = createHash("sha1").update(names).update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
