import { generateKeyPairSync, sign } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TransitKeySettings } from "@/lib/config/model/signing-key";
import { isSignedBy } from "./key";
import { transitKey } from "./transit-key";

/** A stand-in for the transit engine, with the answers of OpenBao 2.6 as far as they are read. */
const pairs = [generateKeyPairSync("ed25519"), generateKeyPairSync("ed25519")];
const raw = (at: number) =>
  Buffer.from(pairs[at]?.publicKey.export({ format: "jwk" }).x ?? "", "base64url");
const state = { latest: 1, type: "ed25519", sealed: false, signWith: null as number | null };
const seen: string[] = [];

const server = createServer(async (request, response) => {
  const answer = (status: number, body: object) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  seen.push(`${request.method} ${request.url}`);
  if (state.sealed) return answer(403, { errors: ["permission denied"] });
  if (request.url === "/v1/auth/token/lookup-self") return answer(200, { data: { ttl: 0 } });
  if (request.url === "/v1/transit/keys/kagimori") {
    const version = (n: number) => [String(n), { public_key: raw(n - 1).toString("base64") }];
    const keys = Object.fromEntries([version(1), version(2)]);
    return answer(200, { data: { type: state.type, latest_version: state.latest, keys } });
  }
  const { input, key_version: version } = (await json(request)) as Record<string, string | number>;
  const { privateKey } = pairs[(state.signWith ?? Number(version)) - 1] ?? {};
  if (!privateKey) return answer(400, { errors: ["no such version"] });
  const signature = sign(null, Buffer.from(String(input), "base64"), privateKey);
  answer(200, { data: { signature: `vault:v${version}:${signature.toString("base64")}` } });
});

let settings: TransitKeySettings;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  settings = {
    endpoint: `http://127.0.0.1:${port}`,
    mount: "transit",
    key: "kagimori",
    auth: { method: "token", token: "env:TOKEN" },
  };
});
afterAll(() => server.close());

const told = Buffer.from("told");
const open = () => transitKey(settings, () => "s.token");

test("signs by the newest version, and by that one also when the key was rotated since", async () => {
  const key = await open();
  state.latest = 2;
  const signature = (await key.sign(told)).toString("base64");
  expect(isSignedBy(key.publicKey, told, signature)).toBe(true);
  const next = await open();
  expect(next.fingerprint).not.toBe(key.fingerprint);
  const later = (await next.sign(told)).toString("base64");
  expect(isSignedBy(next.publicKey, told, later)).toBe(true);
  expect(new Set(seen)).toEqual(
    new Set([
      "GET /v1/auth/token/lookup-self",
      "GET /v1/transit/keys/kagimori",
      "POST /v1/transit/sign/kagimori",
    ]),
  );
});

test("a signature by another key is never taken", async () => {
  const key = await open();
  state.signWith = 1;
  await expect(key.sign(told)).rejects.toMatchObject({
    code: "source-unavailable",
    message: expect.stringContaining("does not hold under its public key"),
  });
  state.signWith = null;
});

test("a key of another type, and a refusal, are told with what to do", async () => {
  state.type = "ecdsa-p256";
  await expect(open()).rejects.toThrow(/is of type ecdsa-p256.*type=ed25519/);
  state.sealed = true;
  await expect(open()).rejects.toMatchObject({
    code: "source-unavailable",
    message: expect.stringMatching(/GET transit\/keys\/kagimori: 403/),
  });
});
