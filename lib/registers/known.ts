import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { configNow } from "@/lib/config/now";
import { merge } from "@/lib/declarations/merge";
import type { World } from "@/lib/declarations/world";
import { type Known, withoutEmpty } from "./compare";
import type { Register } from "./model";

const Came = z.object({ id: z.string(), name: z.string(), left: z.string().nullable() });

/** A register as it holds: of file and screen, and of people those whom only the single sign-on knows. By id. */
export async function knownItems(
  register: Register,
  { file, inForce, inFile }: World,
  client: PoolClient,
): Promise<Map<string, Known>> {
  const loaded = configNow();
  const whole = merge(file, inForce, inFile);
  const ofFile = file[register].length;
  const known = new Map<string, Known>();
  if (register === "people") {
    const { rows } = await client.query(
      "SELECT id, name, left_on::text AS left FROM person WHERE provenance = 'sign-in'",
    );
    for (const { id, name, left } of z.array(Came).parse(rows))
      known.set(id, { item: withoutEmpty({ id, name, left: left ?? "" }), file: null });
  }
  for (const [at, given] of whole[register].entries()) {
    const line = loaded?.lines[`${register}[${at}]`] ?? 1;
    const place = loaded && at < ofFile ? { path: loaded.file, line } : null;
    const item = withoutEmpty({ ...given });
    known.set(given.id, { item, file: place });
  }
  return known;
}
