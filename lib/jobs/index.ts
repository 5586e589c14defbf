import { auditCheckpointJob } from "./audit-checkpoint";
import { dailyCloseJob } from "./daily-close";
import { deriveAllJob } from "./derive-all";
import { housekeepingJob } from "./housekeeping";
import type { Job } from "./job";
import { makeExportJob } from "./make-export";
import { resolvePrincipalsJob } from "./resolve-principals";
import { scheduleSyncsJob } from "./schedule-syncs";
import { syncSourceJob } from "./sync-source";
import { testRightsJob } from "./test-rights";

/** Every job the worker runs. */
export const jobs: readonly Job[] = [
  auditCheckpointJob,
  dailyCloseJob,
  deriveAllJob,
  housekeepingJob,
  makeExportJob,
  resolvePrincipalsJob,
  scheduleSyncsJob,
  syncSourceJob,
  testRightsJob,
];
