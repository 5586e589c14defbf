import { z } from "zod";
import { Export } from "@/lib/evidence/model";
import { readExport } from "@/lib/evidence/queries";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "access:export",
  summary: "One's own export: how far it is, what it holds",
  params: z.object({ id: z.uuid() }),
  response: Export,
  handle: ({ viewer, params }) => readExport(viewer, params.id),
});
