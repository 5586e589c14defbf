import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { readPeriod } from "@/lib/access-history/period";
import { pool } from "@/lib/db/pool";
import { organisationSettings } from "@/lib/organisation/settings";
import type { SigningKey } from "@/lib/signing/key";
import { exportText, type Hearing, type TextWanted } from "../export-text";
import { askForToken } from "../timestamp/ask";
import { countRows } from "./counts";
import { coverageOf } from "./coverage";
import { definitionsOf } from "./definitions";
import { type BundledFile, names, sumsText } from "./format";
import { readme } from "./readme";
import { sealed } from "./seal";
import { makeZip, type ZipWriter } from "./zip";

/** What a bundle is made of: the rows wanted, and what its query tells beside. */
export interface BundleWanted extends TextWanted {
  id: string;
  requestedAt: Date;
  purpose: unknown;
}

/** Who signs, and who is asked when; null: nobody. */
export interface Proof {
  key: SigningKey;
  timeStampUrl: string | null;
  /** The authority gave no time-stamp: the bundle is made without. */
  onNoTimeStamp(why: string): void;
}

/** The bytes of a signed evidence bundle, piece by piece, in constant memory. */
export async function* bundleBytes(
  viewer: Viewer,
  wanted: BundleWanted,
  proof: Proof,
  hearing: Hearing,
): AsyncGenerator<Buffer> {
  const zip = makeZip(hearing.now);
  const filling = fill(zip, viewer, wanted, proof, hearing).catch(zip.fail);
  yield* sealed(zip.output, proof.key);
  await filling;
}

async function fill(
  zip: ZipWriter,
  viewer: Viewer,
  wanted: BundleWanted,
  { key, timeStampUrl, onNoTimeStamp }: Proof,
  hearing: Hearing,
): Promise<void> {
  const counting = countRows();
  const rows = { rows: 0 };
  const tell: Hearing["tell"] = (progress) => {
    rows.rows = progress.rows;
    hearing.tell(progress);
  };
  const name = `access-events.${wanted.format}`;
  const files: BundledFile[] = [
    await zip.add(name, exportText(viewer, wanted, { ...hearing, tell, see: counting.see })),
  ];
  const add = async (file: string, content: string) => {
    files.push(await zip.add(file, Buffer.from(content)));
  };
  const span = await spanOf(wanted, hearing.now);
  const { targets, name: organisation } = await organisationSettings();
  await add("query.json", json(questionOf(viewer, wanted, span)));
  await add("coverage.json", json(await coverageOf(span)));
  await add("kpi-definitions.json", json(definitionsOf(span, targets)));
  await add("README.txt", readme(key.fingerprint, name));
  await add(names.key, key.publicKey);
  const manifest = {
    format: "kagimori-evidence/1",
    id: wanted.id,
    organisation,
    madeBy: viewer.name,
    madeAt: hearing.now,
    key: key.fingerprint,
    rows: rows.rows,
    counts: counting.counts(),
    files: [...files],
    timeStampAskedOf: timeStampUrl,
  };
  await add(names.manifest, json(manifest));
  const sums = Buffer.from(sumsText(files));
  await zip.add(names.sums, sums);
  const signature = await key.sign(sums);
  await zip.add(names.signature, signature);
  const token =
    timeStampUrl && (await tokenOrNull(timeStampUrl, signature, hearing.signal, onNoTimeStamp));
  if (token) await zip.add(names.timeStamp, token);
  zip.end();
}

/** An authority that is away costs the time-stamp, never the bundle. */
async function tokenOrNull(
  url: string,
  signature: Buffer,
  signal: AbortSignal,
  onNone: Proof["onNoTimeStamp"],
): Promise<Buffer | null> {
  try {
    return await askForToken(url, signature, signal);
  } catch (error) {
    signal.throwIfAborted();
    onNone(reasonOf(error));
    return null;
  }
}

/** fetch says only that it failed; why is in its cause. */
const reasonOf = (error: unknown): string => {
  const { cause, message } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error ? cause.message || cause.name : message;
};

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function questionOf(viewer: Viewer, wanted: BundleWanted, { from, to }: { from: Date; to: Date }) {
  const { filters, purpose, pseudonymous, format, header, requestedAt } = wanted;
  const askedBy = { name: viewer.name, kind: viewer.kind, bindings: viewer.bindings };
  return {
    askedBy,
    requestedAt,
    purpose,
    period: { from, to },
    filters,
    pseudonymous,
    format,
    header,
  };
}

/** The time asked for; where it is open, from the first event there is, until now. */
async function spanOf({ filters }: BundleWanted, now: Date) {
  const { timeZone, alertRule } = await organisationSettings();
  const { from, to } = readPeriod(filters, timeZone);
  const { rows } = await pool().query<{ first: Date | null }>(
    "SELECT min(occurred_at) AS first FROM access_event",
  );
  const end = to !== null && to < now ? to : now;
  const start = from ?? rows[0]?.first ?? end;
  return { from: start < end ? start : end, to: end, now, past: end < now, timeZone, alertRule };
}
