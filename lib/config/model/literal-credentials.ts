import { isReference } from "./terms";

/** What is said of a credential that stands in the file. It is never repeated. */
export const literalCredential =
  "must be a reference, env:NAME or file:PATH, never the credential itself";

const holdsCredential =
  /(token|secret|secretId|password|passphrase|jwt|privateKey|accessKeyId|secretAccessKey)$/i;

/** Paths below a source's item whose key says credential and whose value is one, and URLs that carry a password. */
export function literalCredentials(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner !== "string") return literalCredentials(inner).map((path) => [key, ...path]);
    const bare = holdsCredential.test(key) && !isReference(inner);
    return bare || hasPassword(inner) ? [[key]] : [];
  });
}

const hasPassword = (text: string): boolean =>
  /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*:[^/?#\s]*@/i.test(text);
