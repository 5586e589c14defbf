import { requestExport } from "@/lib/evidence/commands";
import { Export, ExportList, NewExport } from "@/lib/evidence/model";
import { ExportsQuery, listExports } from "@/lib/evidence/queries";
import { get, post } from "@/lib/http/route";
import { enqueue } from "@/lib/jobs/enqueue";
import { makeExportJob } from "@/lib/jobs/make-export";

export const GET = get({
  permission: "access:export",
  summary: "Exports and evidence bundles, newest first",
  query: ExportsQuery,
  response: ExportList,
  handle: ({ viewer, query }) => listExports(viewer, query),
});

export const POST = post({
  permission: "access:export",
  summary: "Ask for an export of access events, or for a signed evidence bundle; a job makes it",
  body: NewExport,
  response: Export,
  async handle({ viewer, body, now }) {
    const asked = await requestExport(viewer, body, now);
    await enqueue(makeExportJob, { id: asked.id });
    return asked;
  },
});
