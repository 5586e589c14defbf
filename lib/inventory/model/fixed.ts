import { duties } from "@/lib/duties/model";

/** The fixed identifiers of the inventory, without their schemas: what a page needs before it can be used is small. */
export const environments = ["local", "dev", "stg", "prod"] as const;

export const kinds = [
  "database",
  "external-api",
  "certificate",
  "signing-key",
  "encryption-key",
  "ssh-key",
  "cloud-credential",
  "account",
  "other",
] as const;

export const classifications = ["critical", "confidential", "internal", "configuration"] as const;

export const backends = ["secrets-manager", "parameter-store", "vault"] as const;

export const secretTypes = [
  "secret",
  "replica",
  "secure-string",
  "string",
  "string-list",
  "kv1",
  "kv2",
  "static-role",
  "dynamic-role",
  "root-credential",
  "transit-key",
  "pki-issuer",
  "approle",
] as const;

/** What is said about a secret besides what its backend knows. */
export const attributes = [
  "environment",
  "service",
  "team",
  "owner",
  "kind",
  "classification",
  "stopTimeObjective",
] as const;

/** What people may say of a secret: the attributes, and notes, which nobody else gives. */
export const settable = [...attributes, "notes"] as const;

/** With them who has which duty, which takes a permission of its own. */
export const statable = [...settable, ...duties] as const;

/** So many secrets are changed by one act at most: it is one transaction, and syncs of these places wait for it. */
export const mostAtOnce = 10_000;

/** So many are chosen by name at most; more only as all that a filter shows. */
export const mostChosen = 500;

/** From so many on, an act is called one on many. */
export const bulkFrom = 21;

/** The value as one of a fixed list; undefined where it is none. */
export function among<Item extends string>(
  list: readonly Item[],
  value: string | null,
): Item | undefined {
  return list.find((item) => item === value);
}
