import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askForToken } from "./ask";
import { examineToken } from "./token";

/** A time-stamping authority made of openssl: its CA, its certificate for time-stamps, and one that is not. */
const folder = mkdtempSync(join(tmpdir(), "kagimori-tsa-"));
const run = (...args: string[]) =>
  execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
const config = `
[tsa]
default_tsa = one
[one]
serial = ${folder}/serial
default_policy = 1.2.3.4
digests = sha256, sha512
accuracy = secs:1, millisecs:500
signer_digest = sha256
tsa_name = yes
ess_cert_id_chain = no
[stamps]
extendedKeyUsage = critical,timeStamping
[others]
extendedKeyUsage = clientAuth
`;
const state = { signer: "rsa", status: 200 };
const server = createServer(async (request, response) => {
  writeFileSync(join(folder, "query"), await buffer(request));
  const with_ = ["-signer", `${state.signer}.pem`, "-inkey", `${state.signer}.key`];
  const how = ["-config", "tsa.cnf", "-queryfile", "query", ...with_, "-chain", "ca.pem"];
  response.writeHead(state.status, { "content-type": "application/timestamp-reply" });
  response.end(run("ts", "-reply", ...how));
});
let url: string;

function certificate(name: string, key: string[], extensions: string) {
  run(
    "req",
    "-new",
    ...key,
    "-nodes",
    "-keyout",
    `${name}.key`,
    "-out",
    "csr",
    "-subj",
    `/CN=TSA ${name}`,
  );
  const by = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"];
  run(
    "x509",
    "-req",
    "-in",
    "csr",
    ...by,
    "-days",
    "2",
    "-extfile",
    "tsa.cnf",
    "-extensions",
    extensions,
    "-out",
    `${name}.pem`,
  );
}

beforeAll(async () => {
  writeFileSync(join(folder, "tsa.cnf"), config);
  writeFileSync(join(folder, "serial"), "01\n");
  for (const ca of ["ca", "stranger"])
    run(
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-keyout",
      `${ca}.key`,
      "-out",
      `${ca}.pem`,
      "-days",
      "2",
      "-subj",
      `/CN=${ca}`,
    );
  certificate("rsa", ["-newkey", "rsa:2048"], "stamps");
  certificate("ec", ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"], "stamps");
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const content = Buffer.from("a signature");
const { signal } = new AbortController();
const pem = (name: string) => readFileSync(join(folder, `${name}.pem`), "utf8");

test.each(["rsa", "ec"])(
  "a token of an authority with a key of %s holds, and openssl agrees",
  async (signer) => {
    state.signer = signer;
    const before = Date.now();
    const token = await askForToken(url, content, signal);
    const said = examineToken(token, content, pem("ca"));
    expect(said).toMatchObject({
      signedBy: `CN=TSA ${signer}`,
      accuracySeconds: 1.5,
      trusted: true,
    });
    expect(Math.abs(said.at.getTime() - before)).toBeLessThan(60_000);
    expect(examineToken(token, content, pem(signer)).trusted).toBe(true);
    expect(examineToken(token, content, pem("stranger")).trusted).toBe(false);
    expect(examineToken(token, content, null).trusted).toBeNull();

    writeFileSync(join(folder, "data"), content);
    writeFileSync(join(folder, "token"), token);
    const told = run(
      "ts",
      "-verify",
      "-data",
      "data",
      "-in",
      "token",
      "-token_in",
      "-CAfile",
      "ca.pem",
    );
    expect(told.toString()).toContain("Verification: OK");
  },
);

test("about other bytes, or changed anywhere that counts, it does not hold", async () => {
  state.signer = "rsa";
  const token = await askForToken(url, content, signal);
  expect(() => examineToken(token, Buffer.from("another"), null)).toThrow(/about something else/);
  const year = token.indexOf(String(new Date().getUTCFullYear()), 0, "latin1");
  const older = Buffer.from(token);
  older.writeUInt8(older.readUInt8(year + 3) - 1, year + 3);
  expect(() => examineToken(older, content, null)).toThrow(/signature does not hold/);
  const end = Buffer.from(token);
  end.writeUInt8(end.readUInt8(end.length - 1) ^ 1, end.length - 1);
  expect(() => examineToken(end, content, null)).toThrow(/signature does not hold/);
  expect(() => examineToken(Buffer.from("hello"), content, null)).toThrow();
});

test("an authority that refuses, fails or is away is told in words", async () => {
  state.status = 503;
  await expect(askForToken(url, content, signal)).rejects.toThrow("it answered 503");
  state.status = 200;
  await expect(askForToken("http://127.0.0.1:1", content, signal)).rejects.toThrow();
});
