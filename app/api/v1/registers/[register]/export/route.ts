import { get } from "@/lib/http/route";
import { exportRegister } from "@/lib/registers/export";
import { HeaderQuery, RegisterParams } from "@/lib/registers/model";

export const GET = get({
  permission: "declaration:read",
  summary: "A register as a CSV file that can be handed in again",
  params: RegisterParams,
  query: HeaderQuery,
  produces: "text/csv",
  handle: ({ viewer, params, query, request, now }) =>
    exportRegister(viewer, params.register, query.header, request.signal, now),
});
