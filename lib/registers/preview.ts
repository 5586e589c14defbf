import "server-only";
import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import { assertMayEverywhere } from "@/lib/access-control/everywhere";
import type { Viewer } from "@/lib/access-control/viewer";
import { actorOf } from "@/lib/break-glass/actor";
import { arrayText, copyInto, type TextRow } from "@/lib/db/copy";
import { inTransaction } from "@/lib/db/transaction";
import { uuid7 } from "@/lib/db/uuid7";
import { merge } from "@/lib/declarations/merge";
import { lockWorld } from "@/lib/declarations/world";
import { dayOf } from "@/lib/organisation/calendar";
import { organisationSettings } from "@/lib/organisation/settings";
import { type Compared, compare } from "./compare";
import { recognised } from "./csv/columns";
import { readCsv } from "./csv/read-file";
import { effectOf, ownedBy } from "./effect";
import { knownItems } from "./known";
import type { Counts, Import, Register } from "./model";
import { rowKinds } from "./model/kinds";
import { readRow, teamNames } from "./read-row";
import { storedImports } from "./stored";

/** Hours for which what was looked at can be applied. */
const hours = 2;

/**
 * Reads a file of people, teams or services and says what it would do; nothing holds yet. The preview is its uploader's,
 * ends after two hours, and takes the place of one of the same register. Throws invalid-input, naming the line, where the
 * file as a whole cannot be read; rows that cannot are set aside in it.
 */
export async function previewImport(
  viewer: Viewer,
  { register, name }: { register: Register; name: string },
  bytes: Uint8Array,
  now: Date,
): Promise<Import> {
  assertMayEverywhere(viewer, "register:manage");
  const file = await readCsv(bytes);
  const columns = recognised(register, file.head.fields);
  const uploader = await actorOf(viewer);
  const { timeZone } = await organisationSettings();
  const today = dayOf(now, timeZone);
  const id = uuid7(now.getTime());
  await inTransaction(async (client) => {
    const world = await lockWorld(client, now);
    const whole = merge(world.file, world.inForce, world.inFile);
    const teams = teamNames(whole.teams);
    const rows = file.rows.map((row) => readRow(register, columns, row, teams));
    const naming = (field: string) =>
      columns.find((one) => one.field === field || (field === "left" && one.field === "lastDay"))
        ?.name ?? null;
    const known = await knownItems(register, world, client);
    const compared = compare(register, rows, known, { columns: naming, today, uploader });
    const people = compared.flatMap(({ kind, key, after }) =>
      register === "people" && key && after?.left && kind !== "unchanged" ? [key] : [],
    );
    const owned = await ownedBy(people, client);
    const { effect, ordered } = effectOf(compared, owned, whole.teams, today);
    await client.query(
      `DELETE FROM register_import_row WHERE import_id IN (
         SELECT id FROM register_import WHERE state = 'preview' AND (expires_at <= $1 OR (uploaded_by = $2 AND register = $3)))`,
      [now, uploader, register],
    );
    await client.query(
      "DELETE FROM register_import WHERE state = 'preview' AND (expires_at <= $1 OR (uploaded_by = $2 AND register = $3))",
      [now, uploader, register],
    );
    await client.query(
      `INSERT INTO register_import (id, register, file_name, sha256, bytes, encoding, columns, state, counts, effect, uploaded_by, uploaded_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'preview', $8, $9, $10, $11, $12)`,
      [
        id,
        register,
        name,
        createHash("sha256").update(bytes).digest("hex"),
        bytes.byteLength,
        file.encoding,
        JSON.stringify(columns),
        JSON.stringify(countsOf(ordered)),
        JSON.stringify(effect),
        uploader,
        now,
        new Date(now.getTime() + hours * 3_600_000),
      ],
    );
    await storeRows(client, id, ordered);
  });
  const [made] = await storedImports("id = $1", [id]);
  if (!made) throw new Error("the preview is gone");
  return made;
}

function countsOf(rows: readonly Compared[]): Counts {
  const counts = Object.fromEntries(rowKinds.map((kind) => [kind, 0])) as Counts;
  for (const { kind } of rows) counts[kind] += 1;
  return counts;
}

const stored = [
  "import_id",
  "place",
  "kind",
  "line",
  "key",
  "before",
  "after",
  "problem",
  "fields",
];

async function storeRows(client: PoolClient, id: string, rows: readonly Compared[]) {
  const columns = stored.map((name) => ({ name, type: "text" }));
  await copyInto(client, "register_import_row", columns, textRows(id, rows));
}

function* textRows(id: string, rows: readonly Compared[]): Generator<TextRow> {
  const places = new Map<string, number>();
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  for (const { kind, line, key, before, after, problem, fields } of rows) {
    const place = (places.get(kind) ?? 0) + 1;
    places.set(kind, place);
    yield [
      id,
      String(place),
      kind,
      line === null ? null : String(line),
      key,
      json(before),
      json(after),
      json(problem),
      arrayText(fields),
    ];
  }
}
