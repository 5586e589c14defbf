import "server-only";
import { z } from "zod";
import type { Rights, RightsSubject } from "@/lib/backends/secret-backend";
import { pool } from "@/lib/db/pool";
import type { RunContext } from "./run-context";

const PAGE = 2000;
const Row = z.object({
  id: z.string(),
  placeKey: z.string(),
  identity: z.string(),
  type: z.string(),
  path: z.string(),
  arn: z.string().nullable(),
});

/**
 * Tests what our identity could read of everything stored of this source, and keeps the answer. A test that fails is
 * "not determined", never "none found", and no failure of the run.
 */
export async function testRights(
  run: Pick<RunContext, "sourceId" | "connection" | "explain" | "clock" | "signal">,
): Promise<void> {
  if (!run.connection.rights) return;
  let rights: Rights;
  try {
    rights = await run.connection.rights(subjectsOf(run.sourceId), run.signal);
  } catch (error) {
    run.signal.throwIfAborted();
    const { message } = run.explain(error);
    const testedAt = run.clock().toISOString();
    rights = {
      values: "not-determined",
      method: "",
      tested: 0,
      examples: [],
      testedAt,
      reason: message,
    };
  }
  await pool().query("UPDATE source SET rights = $2::jsonb WHERE id = $1", [
    run.sourceId,
    JSON.stringify(rights),
  ]);
}

/** Every entry that is there in the places this source reads, page by page. */
async function* subjectsOf(sourceId: string): AsyncGenerator<RightsSubject> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await pool().query(
      `SELECT s.id, p.key AS "placeKey", s.identity, s.type, s.path, s.arn
         FROM secret s JOIN place p ON p.id = s.place_id
         JOIN place_watch w ON w.place_id = p.id AND w.source_id = $1 AND w.state IN ('ok', 'failing')
        WHERE s.removed_at IS NULL AND s.id > $2 ORDER BY s.id LIMIT ${PAGE}`,
      [sourceId, after],
    );
    for (const raw of rows) {
      const { id, type, ...subject } = Row.parse(raw);
      after = id;
      yield { ...subject, type: type as RightsSubject["type"] };
    }
    if (rows.length < PAGE) return;
  }
}
