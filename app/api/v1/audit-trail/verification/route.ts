import { z } from "zod";
import { Verification } from "@/lib/audit-trail/model/verification";
import { readVerification } from "@/lib/audit-trail/queries";
import { get, post } from "@/lib/http/route";
import { auditCheckpointJob } from "@/lib/jobs/audit-checkpoint";
import { enqueue } from "@/lib/jobs/enqueue";

export const GET = get({
  permission: "audit:read",
  summary: "What the latest walk along the audit trail's chain found",
  response: Verification,
  handle: ({ viewer }) => readVerification(viewer),
});

export const POST = post({
  permission: "audit:read",
  summary: "Verify the audit trail now",
  response: z.object({ queued: z.boolean() }),
  handle: async () => ({ queued: (await enqueue(auditCheckpointJob, {})) !== null }),
});
