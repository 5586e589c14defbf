import "server-only";
import { z } from "zod";
import { assertMay, type Viewer } from "@/lib/access-control/viewer";
import { pool } from "@/lib/db/pool";
import { type Estate, EstateItem } from "./model";

/**
 * The second half of coverage: accounts and clusters known and connected, and whatever is known and not connected,
 * unconnected ones first.
 */
export async function readEstate(viewer: Viewer): Promise<Estate> {
  assertMay(viewer, "source:read");
  const { rows } = await pool().query(
    `SELECT key, label, kind, state, known_from AS "knownFrom", reason, approver FROM estate_place
      ORDER BY array_position(ARRAY['unconnected', 'excluded', 'not-enabled', 'connected'], state), kind, label`,
  );
  const places = z.array(EstateItem).parse(rows);
  const counted = places.filter(
    ({ kind, state }) =>
      (kind === "account" || kind === "cluster") &&
      (state === "connected" || state === "unconnected"),
  );
  return {
    connected: counted.filter(({ state }) => state === "connected").length,
    known: counted.length,
    open: places.filter(({ state }) => state !== "connected"),
  };
}
