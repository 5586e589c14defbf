import { createHmac } from "node:crypto";
import { looksRandom, randomLooking, type Span } from "./high-entropy";
import { tokenFormats } from "./token-formats";

/** Replaces recognised credentials. One per process; the installation's key makes its digests. */
export interface Masking {
  /** A name, path or ARN: known token formats only, never entropy. */
  name(text: string): string;
  /** Free text: also what looks random behind a word such as `password:`. */
  text(text: string): string;
  /** The value of a tag or of custom metadata: also a random value under a key that says credential. */
  value(key: string, text: string): string;
  /** For identity and matching: as `name`, but with a keyed digest, so that two originals never become one. */
  identity(text: string): string;
  /** What each of these would mask, by kind, with a keyed hash of the text. */
  readonly found: {
    name(text: string): Found[];
    text(text: string): Found[];
    value(key: string, text: string): Found[];
  };
  /** Names this installation to others, in the user agent of our calls: says nothing of the key. */
  readonly installation: string;
}

/** A recognised credential, as far as it may be kept. `digest`: 16 hexadecimal digits. */
export interface Found {
  kind: string;
  digest: string;
}

const credentialKey =
  /(?:password|passwd|pwd|passphrase|secret|token|api[ _-]?key|access[ _-]?key|credential|パスワード|トークン|秘密鍵)/i;

/** `key`: installation.masking_key. The digest is the first 16 hexadecimal digits of HMAC-SHA-256. */
export function masking(key: Uint8Array): Masking {
  const digest = (text: string) =>
    createHmac("sha256", key).update(text).digest("hex").slice(0, 16);
  const name = (text: string) => replace(text, knownTokens(text), marker);
  const free = (text: string) => {
    const known = name(text);
    return replace(known, randomIn(known), marker);
  };
  const isRandom = (tagKey: string, masked: string) =>
    credentialKey.test(tagKey) && markersIn(masked).length === 0 && looksRandom(masked.trim());
  const foundIn = (text: string, hits: readonly Hit[]) =>
    hits.map(({ kind, from, to }) => ({ kind, digest: digest(text.slice(from, to)) }));
  const foundFree = (text: string) => {
    const known = name(text);
    return [...foundIn(text, knownTokens(text)), ...foundIn(known, randomIn(known))];
  };
  return {
    installation: createHmac("sha256", key).update("installation").digest("hex").slice(0, 12),
    name,
    text: free,
    value: (tagKey, text) => {
      const masked = free(text);
      return isRandom(tagKey, masked) ? marker("high-entropy") : masked;
    },
    identity: (text) =>
      replace(text, knownTokens(text), (kind, original) => marker(`${kind}:${digest(original)}`)),
    found: {
      name: (text) => foundIn(text, knownTokens(text)),
      text: foundFree,
      value: (tagKey, text) =>
        isRandom(tagKey, free(text))
          ? [{ kind: "high-entropy", digest: digest(text.trim()) }]
          : foundFree(text),
    },
  };
}

const randomIn = (text: string): Hit[] =>
  randomLooking(text).map((span) => ({ ...span, kind: "high-entropy" }));

const marker = (kind: string) => `[masked:${kind}]`;

/** The kinds of credentials that were masked in a text, each as often as it was. */
export function markersIn(text: string): string[] {
  if (!text.includes("[masked:")) return [];
  return [...text.matchAll(/\[masked:([a-z-]+)(?::[0-9a-f]{16})?\]/g)].map(([, kind = ""]) => kind);
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
): string {
  if (hits.length === 0) return text;
  let result = "";
  let end = 0;
  for (const { kind, from, to } of hits) {
    result += text.slice(end, from) + stand(kind, text.slice(from, to));
    end = to;
  }
  return result + text.slice(end);
}
