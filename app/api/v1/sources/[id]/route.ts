import { z } from "zod";
import { get } from "@/lib/http/route";
import { SourceDetail } from "@/lib/sources/model";
import { getSource } from "@/lib/sources/queries";

export const GET = get({
  permission: "source:read",
  summary: "One source with its places, held removals and our own calls",
  params: z.object({ id: z.string() }),
  response: SourceDetail,
  handle: ({ viewer, params, now }) => getSource(viewer, params.id, now),
});
