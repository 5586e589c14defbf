import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { afterAll, expect, inject, test } from "vitest";
import { isSignedBy } from "./key";
import { kmsKey } from "./kms-key";

const credentials = { accessKeyId: "AKIDMOTO", secretAccessKey: "moto" };
const region = "ap-northeast-1";
const told = Buffer.from("told");

/** moto knows no Ed25519; this stands in for KMS with the answers its API reference gives. */
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const asked: Record<string, unknown>[] = [];
const server = createServer(async (request, response) => {
  const body = (await json(request)) as Record<string, string>;
  const target = String(request.headers["x-amz-target"]);
  asked.push({ target, ...body });
  const answer = target.endsWith("GetPublicKey")
    ? {
        KeySpec: "ECC_NIST_EDWARDS25519",
        KeyUsage: "SIGN_VERIFY",
        PublicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
      }
    : {
        Signature: sign(null, Buffer.from(body.Message ?? "", "base64"), privateKey).toString(
          "base64",
        ),
      };
  response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
  response.end(JSON.stringify(answer));
});
afterAll(() => server.close());

test("signs the raw message by Ed25519, and the signature holds", async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = await kmsKey({ keyId: "alias/kagimori", region, endpoint }, { credentials });
  const signature = (await key.sign(told)).toString("base64");
  expect(isSignedBy(key.publicKey, told, signature)).toBe(true);
  expect(asked).toMatchObject([
    { target: "TrentService.GetPublicKey", KeyId: "alias/kagimori" },
    {
      target: "TrentService.Sign",
      MessageType: "RAW",
      SigningAlgorithm: "ED25519_SHA_512",
      Message: told.toString("base64"),
    },
  ]);
  await expect(key.sign(Buffer.alloc(5000))).rejects.toThrow(/at most 4096 bytes/);
});

test("a key of another spec, and none at all, are told with what to do", async () => {
  const endpoint = inject("motoUrl");
  const client = new KMSClient({ region, endpoint, credentials });
  const made = await client.send(
    new CreateKeyCommand({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" }),
  );
  const keyId = made.KeyMetadata?.KeyId ?? "";
  await expect(kmsKey({ keyId, region, endpoint }, { credentials })).rejects.toThrow(
    /is of spec (ECC_NIST_P256|ec)\..*ECC_NIST_EDWARDS25519/,
  );
  const none = { keyId: "alias/none", region, endpoint };
  await expect(kmsKey(none, { credentials })).rejects.toMatchObject({
    code: "source-unavailable",
    message: expect.stringContaining("NotFoundException"),
  });
});
