import { accessHistory } from "./access-history";
import { browser } from "./browser/browser";
import { exportHistory } from "./export-history";
import type { Bench } from "./goal";
import { ingest } from "./ingest";
import { ingestFiles } from "./ingest-files";
import { ingestMemory } from "./ingest-memory";
import { inventoryLoad } from "./inventory-load";
import { jobLatency } from "./job-latency";
import { overviewWhileIngest } from "./overview-while-ingest";
import { parseLogs } from "./parse-logs";
import { prismaPage } from "./prisma-page";
import { screens } from "./screens";
import { syncHttp } from "./sync-http";

/** Every bench; goals of events and exports join with what they measure. */
export const benches: readonly Bench[] = [
  ingest,
  ingestFiles,
  ingestMemory,
  inventoryLoad,
  prismaPage,
  syncHttp,
  jobLatency,
  parseLogs,
  screens,
  accessHistory,
  exportHistory,
  overviewWhileIngest,
  browser,
];
