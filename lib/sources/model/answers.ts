import { z } from "zod";
import { listOf } from "@/lib/http/model";
import { Source, SyncRun } from "../model";

export { SourceDetail } from "../model";

export const SourceList = listOf(Source);
export const RunList = listOf(SyncRun);

/** False: a sync of that source is queued or running already. */
export const Queued = z.object({ queued: z.boolean() });
