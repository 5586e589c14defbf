import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import type { LogHours, LogList } from "./model";
import { listHours, listLogs } from "./queries";

/** The logs, and the hours of one of them: the one asked for, else the one with the most hours that cannot be proved. */
export async function readContinuity(
  viewer: Viewer,
  { days, log }: { days: number; log: number | undefined },
  now: Date,
): Promise<{ list: LogList; chosen: LogHours["items"][number] | null; timeZone: string | null }> {
  const list = await listLogs(viewer, { days }, now);
  const logs = list.items.flatMap((source) => source.logs);
  const worst = [...logs].sort((a, b) => wanting(b) - wanting(a))[0];
  const shown = logs.find(({ id }) => id === log) ?? worst;
  if (!shown) return { list, chosen: null, timeZone: null };
  const { items, timeZone } = await listHours(viewer, shown.sourceId, { days, log: shown.id }, now);
  return { list, chosen: items[0] ?? null, timeZone };
}

const wanting = ({ hours }: LogList["items"][number]["logs"][number]) =>
  hours.gap * 1000 + hours.unprovable;
