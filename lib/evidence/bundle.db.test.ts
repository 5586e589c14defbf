import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { viewerOf } from "@/lib/access-control/testing";
import { storeEvents } from "@/lib/access-history/testing";
import { closePool } from "@/lib/db/pool";
import { testDatabase } from "@/lib/db/testing";
import { keyOf } from "@/lib/signing/key";
import { sumsText } from "./bundle/format";
import { bundleBytes } from "./bundle/write-bundle";
import { requestExport } from "./commands";
import { fileOf } from "./files";
import { NewExport } from "./model";
import { readExport } from "./queries";
import { runExportAsSystem } from "./run-export";
import { verifyBundle } from "./verify/verify-bundle";

const { application } = testDatabase();
const folder = mkdtempSync(join(tmpdir(), "kagimori-bundle-"));
process.env.KAGIMORI_DATA_DIR = folder;
const auditor = viewerOf("auditor");
const file = join(folder, "bundle.zip");
let bytes: Buffer;
let signedBy: string | null;

beforeAll(async () => {
  const day = (n: number) => `2026-11-${String(10 + n).padStart(2, "0")}T10:00:00Z`;
  await storeEvents(
    application,
    Array.from({ length: 12 }, (_, n) => ({
      occurredAt: day(n),
      target: `t${n}`,
      ...(n % 4 === 0 && { cause: "denied" as const }),
    })),
  );
  const input = NewExport.parse({ kind: "bundle", filters: { from: "2026-11-01" } });
  const { id } = await requestExport(auditor, input, new Date());
  await runExportAsSystem(id, new AbortController().signal);
  const done = await readExport(auditor, id);
  expect(done).toMatchObject({ state: "done", rows: 12, message: null });
  signedBy = done.signedBy;
  bytes = readFileSync(fileOf(id));
  writeFileSync(file, bytes);
});
afterAll(async () => {
  await closePool();
  rmSync(folder, { recursive: true });
});

const verify = async (content: Buffer, key: string | null = null) => {
  const changed = join(folder, "changed.zip");
  writeFileSync(changed, content);
  return verifyBundle(changed, key);
};
const published = async () =>
  (await application.query("SELECT public_key FROM signing_key WHERE fingerprint = $1", [signedBy]))
    .rows[0]?.public_key;

test("a bundle holds, under its own key and under the published one", async () => {
  const verdict = await verifyBundle(file, null);
  expect(verdict).toMatchObject({ problems: [], rows: 12, madeBy: auditor.name, files: 9 });
  expect(verdict.fingerprint).toBe(signedBy);
  expect((await verifyBundle(file, await published())).problems).toEqual([]);
  const { publicKey } = generateKeyPairSync("ed25519");
  const other = publicKey.export({ type: "spki", format: "pem" }).toString();
  expect((await verifyBundle(file, other)).problems.length).toBeGreaterThan(0);
});

test("openssl, unzip and sha256sum prove it too", () => {
  const out = join(folder, "by-hand");
  execFileSync("unzip", ["-q", file, "-d", out]);
  const sums = ["-rawin", "-in", "SHA256SUMS", "-sigfile", "SHA256SUMS.sig"];
  const verified = execFileSync(
    "openssl",
    ["pkeyutl", "-verify", "-pubin", "-inkey", "signing-key.pem", ...sums],
    { cwd: out, encoding: "utf8" },
  );
  expect(verified).toContain("Signature Verified Successfully");
  expect(execFileSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: out, encoding: "utf8" })).toMatch(
    /access-events\.csv: OK\n[\s\S]*manifest\.json: OK/,
  );
  const read = (name: string) => JSON.parse(readFileSync(join(out, name), "utf8"));
  expect(read("manifest.json")).toMatchObject({
    rows: 12,
    counts: [
      { backend: "secrets-manager", outcome: "failure", cause: "denied", rows: 3 },
      { outcome: "success", cause: "", rows: 9 },
    ],
  });
  expect(read("query.json")).toMatchObject({
    askedBy: { name: auditor.name },
    filters: { from: "2026-11-01" },
  });
  expect(read("coverage.json")).toHaveProperty("stretches");
  expect(read("kpi-definitions.json").length).toBeGreaterThan(0);
});

test("one changed byte, wherever it is, is found", async () => {
  // Every byte of the container's own records and of small files, and a good sample of the rest.
  const positions = new Set(
    Array.from({ length: 250 }, (_, i) => Math.floor((i * bytes.length) / 250)),
  );
  for (let i = 1; i <= 120; i++) positions.add(bytes.length - i);
  for (let i = 0; i < 60; i++) positions.add(i);
  for (const position of positions) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(position) ^ 0x01, position);
    const { problems } = await verify(changed);
    expect(problems.length, `byte ${position}`).toBeGreaterThan(0);
  }
});

test("an authority that is away costs the time-stamp, never the bundle, and verify says so", async () => {
  const away = "http://127.0.0.1:1/tsa";
  const { privateKey } = generateKeyPairSync("ed25519");
  const key = keyOf(privateKey.export({ type: "pkcs8", format: "pem" }).toString(), "it");
  const why: string[] = [];
  const proof = { key, timeStampUrl: away, onNoTimeStamp: (said: string) => why.push(said) };
  const wanted = {
    ...NewExport.parse({ filters: { from: "2026-11-01" } }),
    ...{ id: "x", requestedAt: new Date(), purpose: null },
  };
  const { signal } = new AbortController();
  const hearing = { now: new Date(), signal, tell: () => undefined };
  const pieces: Buffer[] = [];
  for await (const piece of bundleBytes(auditor, wanted, proof, hearing)) pieces.push(piece);
  expect(await verify(Buffer.concat(pieces))).toMatchObject({
    problems: [],
    timeStamp: null,
    timeStampAskedOf: away,
  });
  expect(why).toEqual([expect.stringMatching(/./)]);
});

/** A zip of the files of the bundle, some of them others, made by somebody without the key. */
async function remade(change: (files: Map<string, Buffer>) => void): Promise<Buffer> {
  const out = mkdtempSync(join(folder, "remade-"));
  execFileSync("unzip", ["-q", file, "-d", out]);
  const names = execFileSync("unzip", ["-Z1", file], { encoding: "utf8" }).trim().split("\n");
  const files = new Map(names.map((name) => [name, readFileSync(join(out, name))]));
  change(files);
  const zip = new ZipFile();
  for (const [name, content] of files) zip.addBuffer(content, name, { mode: 0o100644 });
  zip.end();
  return buffer(zip.outputStream);
}
const filesNamed = (problems: readonly { file: string }[]) =>
  problems.map(({ file: name }) => name).filter((name) => name !== "zip");

test.each([
  "access-events.csv",
  "query.json",
  "coverage.json",
  "kpi-definitions.json",
  "README.txt",
  "manifest.json",
])("a change of %s is named", async (name) => {
  const content = await remade((files) => {
    const changed = Buffer.from(files.get(name) ?? "");
    changed.writeUInt8(changed.readUInt8(40) ^ 0x02, 40);
    files.set(name, changed);
  });
  expect(filesNamed((await verify(content)).problems)).toEqual([name]);
});

test("what was taken out, put in, or signed by another is named", async () => {
  const without = await remade((files) => files.delete("coverage.json"));
  expect(filesNamed((await verify(without)).problems)).toEqual(["coverage.json"]);
  const more = await remade((files) => files.set("more.csv", Buffer.from("x")));
  expect(filesNamed((await verify(more)).problems)).toEqual(["more.csv"]);

  const { privateKey } = generateKeyPairSync("ed25519");
  const other = keyOf(privateKey.export({ type: "pkcs8", format: "pem" }).toString(), "other");
  const sums = Buffer.from(sumsText([]));
  const signature = await other.sign(sums);
  const forged = await remade((files) => {
    files.set("SHA256SUMS", sums);
    files.set("SHA256SUMS.sig", signature);
  });
  expect(filesNamed((await verify(forged)).problems)).toEqual(["SHA256SUMS"]);
});

test("a zip made to harm is refused before it is unpacked", async () => {
  const bomb = await remade((files) => files.set("access-events.csv", Buffer.alloc(50_000_000)));
  const started = performance.now();
  expect(filesNamed((await verify(bomb)).problems)).toEqual(["access-events.csv"]);
  expect(performance.now() - started).toBeLessThan(1000);

  // The same length, so that the container stays whole: a name that leads out of the folder.
  const escaping = Buffer.from(
    (await remade(() => {})).toString("latin1").replaceAll("query.json", "../../a.js"),
    "latin1",
  );
  expect((await verify(escaping)).problems).toContainEqual(
    expect.objectContaining({ file: "zip", what: expect.stringMatching(/relative path/) }),
  );
  const double = Buffer.from(
    (await remade(() => {})).toString("latin1").replaceAll("query.json", "README.txt"),
    "latin1",
  );
  expect((await verify(double)).problems).toContainEqual({
    file: "README.txt",
    what: "is there twice",
  });
  expect((await verify(Buffer.from("hello"))).problems).toMatchObject([{ file: "zip" }]);
});
