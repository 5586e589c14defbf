import { z } from "zod";
import { Reference, Words } from "./terms";
import { MountPath, VaultAuth } from "./vault-auth";

const Endpoint = z.url({
  protocol: /^https?$/,
  error: "must be a URL that begins with https:// or http://",
});

const Kms = z.strictObject({
  keyId: Words.meta({ description: "Key id, ARN or alias of a key of spec ECC_NIST_EDWARDS25519" }),
  region: Words,
  endpoint: Endpoint.optional(),
});
export type KmsKeySettings = z.output<typeof Kms>;

const Transit = z.strictObject({
  endpoint: Endpoint,
  namespace: MountPath.optional(),
  mount: MountPath.default("transit"),
  key: Words.meta({ description: "Name of a key of type ed25519" }),
  auth: VaultAuth,
  caFile: Words.optional().meta({ description: "PEM file of a further certificate authority" }),
});
export type TransitKeySettings = z.output<typeof Transit>;

/** What signs evidence: a private key by reference, or a key that never leaves AWS KMS, Vault or OpenBao. */
export const SigningKeySettings = z.union([
  Reference,
  z.strictObject({ kms: Kms }),
  z.strictObject({ transit: Transit }),
]);
export type SigningKeySettings = z.output<typeof SigningKeySettings>;
