import "server-only";
import { Dictionaries } from "@/lib/access-history/store/dictionaries";
import { pool } from "@/lib/db/pool";
import { log } from "@/lib/log";
import { type Connect, withLog } from "./connect";

/**
 * Makes the calls that must turn up in a log, and keeps where and when: only then can silence mean something.
 * @returns how many were made
 */
export async function makeFootprintsAsSystem(request: Connect): Promise<number> {
  const { sourceId, signal, clock = () => new Date() } = request;
  return withLog({ ...request, clock }, async (connection) => {
    if (!connection.footprint) return 0;
    const made = await connection.footprint(clock(), signal).catch((error: unknown) => {
      signal.throwIfAborted();
      // None was made, so none is waited for: the hour can only be called unprovable.
      log.warn({ sourceId, ...connection.explain(error) }, "no footprint could be made");
      return [];
    });
    if (made.length === 0) return 0;
    const contexts = await new Dictionaries().contexts.idsOf(
      made.map(({ place }) => ({ sourceId, place })),
    );
    await pool().query(
      `INSERT INTO footprint_made (context_id, at, node)
       SELECT * FROM unnest($1::int[], $2::timestamptz[], $3::text[]) ON CONFLICT DO NOTHING`,
      [contexts, made.map(({ at }) => at), made.map(({ node }) => node ?? "")],
    );
    return made.length;
  });
}
