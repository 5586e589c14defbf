import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { KpiQuery } from "@/lib/kpis/model";
import { readKpis } from "@/lib/kpis/queries";

/** What exemptions do to rotation compliance inside the viewer's totals: the value, and without anything taken out. */
export async function readBettered(viewer: Viewer, now: Date) {
  const { items } = await readKpis(viewer, KpiQuery.parse({}), {
    now,
    ids: ["rotation-compliance"],
  });
  const exempt = items[0]?.excluded.find(({ id }) => id === "exempt");
  return {
    value: items[0]?.value ?? null,
    without: items[0]?.valueWithoutExclusions ?? null,
    exempt: exempt?.count ?? 0,
    change: exempt?.change ?? null,
  };
}
