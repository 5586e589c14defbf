import { auditCheckpointJob } from "./audit-checkpoint";
import { collectLogsJob } from "./collect-logs";
import { dailyCloseJob } from "./daily-close";
import { deriveAllJob } from "./derive-all";
import { dropOldMonthsJob } from "./drop-old-months";
import { followReadsJob } from "./follow-reads";
import { giveUpExportsJob } from "./give-up-exports";
import { housekeepingJob } from "./housekeeping";
import type { Job } from "./job";
import { linkTargetsJob } from "./link-targets";
import { makeExportJob } from "./make-export";
import { makeFootprintsJob } from "./make-footprints";
import { resolvePrincipalsJob } from "./resolve-principals";
import { scheduleSyncsJob } from "./schedule-syncs";
import { sendNoticesJob } from "./send-notices";
import { syncSourceJob } from "./sync-source";
import { takeRecordTalliesJob } from "./take-record-tallies";
import { takeTallyJob } from "./take-tally";
import { testRightsJob } from "./test-rights";

/** Every job the worker runs. */
export const jobs: readonly Job[] = [
  auditCheckpointJob,
  dailyCloseJob,
  makeFootprintsJob,
  linkTargetsJob,
  dropOldMonthsJob,
  collectLogsJob,
  deriveAllJob,
  followReadsJob,
  giveUpExportsJob,
  housekeepingJob,
  makeExportJob,
  resolvePrincipalsJob,
  scheduleSyncsJob,
  sendNoticesJob,
  syncSourceJob,
  takeRecordTalliesJob,
  takeTallyJob,
  testRightsJob,
];
