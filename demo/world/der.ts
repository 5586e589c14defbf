/** As much of DER as a certificate takes. */

export function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...length(body.length)]), body]);
}

function length(bytes: number): number[] {
  if (bytes < 0x80) return [bytes];
  return bytes < 0x100 ? [0x81, bytes] : [0x82, bytes >> 8, bytes & 0xff];
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts);

/** A positive whole number, from its hexadecimal digits. */
export function integer(hex: string): Buffer {
  const bytes = Buffer.from(hex, "hex");
  return tlv(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

export const bits = (content: Uint8Array): Buffer => tlv(0x03, Buffer.from([0]), content);

/** Whole seconds, in the form that serves until 2049. */
export function time(instant: number): Buffer {
  const text = new Date(instant).toISOString().replaceAll(/[-:T]/g, "").slice(2, 14);
  return tlv(0x17, Buffer.from(`${text}Z`));
}

/** A distinguished name of one common name. */
export function commonName(text: string): Buffer {
  const attribute = sequence(Buffer.from("0603550403", "hex"), tlv(0x0c, Buffer.from(text)));
  return sequence(tlv(0x31, attribute));
}
