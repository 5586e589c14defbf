import "server-only";
import { createPublicKey } from "node:crypto";
import {
  GetPublicKeyCommand,
  KMSClient,
  type KMSClientConfig,
  SignCommand,
} from "@aws-sdk/client-kms";
import { makeAgents } from "@/lib/backends/aws/agents";
import type { KmsKeySettings } from "@/lib/config/model/signing-key";
import { AppError, invalidInput } from "@/lib/errors";
import type { SigningKey } from "./key";
import { remoteKey, unavailable } from "./remote-key";

/** The one spec of KMS that makes signatures as RFC 8032 has them; all others are ECDSA, RSA or ML-DSA. */
const SPEC = "ECC_NIST_EDWARDS25519";
/** Of the raw message; ours are a few hundred. */
const MOST_BYTES = 4096;

/** A key in AWS KMS. Needs kms:GetPublicKey and kms:Sign; credentials are those of the process (environment, role). */
export async function kmsKey(
  { keyId, region, endpoint }: KmsKeySettings,
  options: Pick<KMSClientConfig, "credentials"> = {},
): Promise<SigningKey> {
  const client = new KMSClient({
    region,
    requestHandler: { requestTimeout: 30_000, ...makeAgents() },
    ...(endpoint && { endpoint }),
    ...options,
  });
  const name = `${keyId} of KMS`;
  const asked = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw unavailable(name, error instanceof Error ? `${error.name}: ${error.message}` : "?");
    }
  };
  const answer = await asked(client.send(new GetPublicKeyCommand({ KeyId: keyId })));
  const publicKey = createPublicKey({
    key: Buffer.from(answer.PublicKey ?? []),
    format: "der",
    type: "spki",
  });
  if (publicKey.asymmetricKeyType !== "ed25519")
    throw invalidInput(
      `evidence.signingKey: ${name} is of spec ${answer.KeySpec ?? publicKey.asymmetricKeyType}. Bundles are signed by Ed25519: make a key of spec ${SPEC} for SIGN_VERIFY (aws kms create-key --key-spec ${SPEC} --key-usage SIGN_VERIFY).`,
    );
  return remoteKey(name, publicKey, async (bytes) => {
    if (bytes.length > MOST_BYTES)
      throw unavailable(name, `KMS signs at most ${MOST_BYTES} bytes, not ${bytes.length}`);
    const { Signature } = await asked(
      client.send(
        new SignCommand({
          KeyId: keyId,
          Message: bytes,
          MessageType: "RAW",
          SigningAlgorithm: "ED25519_SHA_512",
        }),
      ),
    );
    return Buffer.from(Signature ?? []);
  });
}
