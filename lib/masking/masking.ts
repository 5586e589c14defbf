import { createHmac } from "node:crypto";
import { looksRandom, randomLooking, type Span } from "./high-entropy";
import { tokenFormats } from "./token-formats";

/** Something that looks like a credential, pasted where none belongs. Never holds it. */
export interface Finding {
  /** `name`, `description`, `tag owner` … */
  field: string;
  /** Kind of credential: `aws-access-key`, `jwt`, `high-entropy` … */
  kind: string;
}

/** Replaces recognised credentials. One per process; the installation's key makes its digests. */
export interface Masking {
  /** A name, path or ARN: known token formats only, never entropy. */
  name(text: string, field: string, findings?: Finding[]): string;
  /** Free text: also what looks random behind a word such as `password:`. */
  text(text: string, field: string, findings?: Finding[]): string;
  /** The value of a tag or of custom metadata: also a random value under a key that says credential. */
  value(key: string, text: string, field: string, findings?: Finding[]): string;
  /** For identity and matching: as `name`, but with a keyed digest, so that two originals never become one. */
  identity(text: string): string;
}

const credentialKey =
  /(?:password|passwd|pwd|passphrase|secret|token|api[ _-]?key|access[ _-]?key|credential|パスワード|トークン|秘密鍵)/i;

/** `key`: installation.masking_key. The digest is the first 16 hexadecimal digits of HMAC-SHA-256. */
export function masking(key: Uint8Array): Masking {
  const digest = (original: string) =>
    createHmac("sha256", key).update(original).digest("hex").slice(0, 16);
  const shown = (kind: string) => `[masked:${kind}]`;

  const name: Masking["name"] = (text, field, findings) =>
    replace(text, knownTokens(text), shown, field, findings);
  const free: Masking["text"] = (text, field, findings) => {
    const known = name(text, field, findings);
    const random = randomLooking(known).map((span) => ({ ...span, kind: "high-entropy" }));
    return replace(known, random, shown, field, findings);
  };

  return {
    name,
    text: free,
    value: (tagKey, text, field, findings) => {
      const masked = free(text, field, findings);
      const random = credentialKey.test(tagKey) && looksRandom(masked.trim());
      const whole = random ? [{ kind: "high-entropy", from: 0, to: masked.length }] : [];
      return replace(masked, whole, shown, field, findings);
    },
    identity: (text) =>
      replace(text, knownTokens(text), (kind, original) => `[masked:${kind}:${digest(original)}]`),
  };
}

interface Hit extends Span {
  kind: string;
}

const compiled = tokenFormats.map(({ kind, sign, source }) => ({
  kind,
  sign,
  expression: new RegExp(source, "g"),
}));
/** Whether a text may hold any sign at all; most do not, and this is all they cost. */
const anySign = new RegExp(
  tokenFormats.map(({ sign }) => sign.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("|"),
  "i",
);

function knownTokens(text: string): Hit[] {
  if (!anySign.test(text)) return [];
  const folded = text.toLowerCase();
  const hits = compiled
    .filter(({ sign }) => folded.includes(sign))
    .flatMap(({ kind, expression }) =>
      [...text.matchAll(expression)].map((match) => ({
        kind,
        from: match.index,
        to: match.index + match[0].length,
      })),
    )
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return hits.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

function replace(
  text: string,
  hits: readonly Hit[],
  stand: (kind: string, original: string) => string,
  field = "",
  findings?: Finding[],
): string {
  if (hits.length === 0) return text;
  let result = "";
  let end = 0;
  for (const { kind, from, to } of hits) {
    findings?.push({ field, kind });
    result += text.slice(end, from) + stand(kind, text.slice(from, to));
    end = to;
  }
  return result + text.slice(end);
}
