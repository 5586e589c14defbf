import { z } from "zod";

/** Where a secret is used. Fixed identifiers; labels are in the message catalogue. */
export const Environment = z.enum(["local", "dev", "stg", "prod"]);
export type Environment = z.infer<typeof Environment>;

/** What a secret opens. */
export const Kind = z.enum([
  "database",
  "external-api",
  "certificate",
  "signing-key",
  "encryption-key",
  "ssh-key",
  "cloud-credential",
  "account",
  "other",
]);
export type Kind = z.infer<typeof Kind>;

/** How much harm its disclosure does. `configuration` is what is not a secret at all. */
export const Classification = z.enum(["critical", "confidential", "internal", "configuration"]);
export type Classification = z.infer<typeof Classification>;

export const Backend = z.enum(["secrets-manager", "parameter-store", "vault"]);

export const SecretType = z.enum([
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
]);

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
export type Attribute = (typeof attributes)[number];

/** Who said it, strongest last but one: a default is not known until a person has confirmed it. */
export const Provenance = z.enum(["tag", "metadata", "rule", "default", "person", "inherited"]);
export type Provenance = z.infer<typeof Provenance>;
