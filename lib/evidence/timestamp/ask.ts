import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { AsnConvert, AsnParser, OctetString } from "@peculiar/asn1-schema";
import { MessageImprint, TimeStampReq, TimeStampResp } from "@peculiar/asn1-tsp";
import { AlgorithmIdentifier } from "@peculiar/asn1-x509";
import { EnvHttpProxyAgent, fetch } from "undici";
import { examineToken } from "./token";

const sha256 = "2.16.840.1.101.3.4.2.1";
const PATIENCE_MS = 20_000;
const MOST_BYTES = 64 * 1024;

/**
 * Asks a time-stamping authority (RFC 3161 over HTTP) for a token about `content`, of which it learns the hash only.
 * Returns the TimeStampToken in DER, examined. Throws in words why there is none. HTTPS_PROXY is honoured.
 */
export async function askForToken(
  url: string,
  content: Uint8Array,
  signal: AbortSignal,
): Promise<Buffer> {
  // The first bit clear, and not all of it: a positive number in the shortest form.
  const nonce = randomBytes(8);
  nonce.writeUInt8((nonce.readUInt8(0) & 0x3f) | 0x40, 0);
  const request = new TimeStampReq({
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: sha256, parameters: null }),
      hashedMessage: new OctetString(createHash("sha256").update(content).digest()),
    }),
    nonce: Uint8Array.from(nonce).buffer,
    certReq: true,
  });
  const dispatcher = new EnvHttpProxyAgent({ connect: { timeout: 10_000 } });
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/timestamp-query",
        accept: "application/timestamp-reply",
      },
      body: Buffer.from(AsnConvert.serialize(request)),
      dispatcher,
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    const answer = Buffer.from(await response.arrayBuffer());
    if (answer.length > MOST_BYTES) throw new Error("its answer is too large");
    const token = tokenOf(answer);
    const { nonce: echoed } = examineToken(token, content, null);
    if (echoed !== BigInt(`0x${nonce.toString("hex")}`)) throw new Error("it answered another");
    return token;
  } finally {
    await dispatcher.close();
  }
}

function tokenOf(answer: Buffer): Buffer {
  const { status, timeStampToken } = AsnParser.parse(answer, TimeStampResp);
  if (!timeStampToken || status.status > 1)
    throw new Error(
      `it refused (status ${status.status}) ${status.statusString?.join("; ") ?? ""}`,
    );
  return Buffer.from(AsnConvert.serialize(timeStampToken));
}
