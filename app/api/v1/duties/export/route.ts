import { exportMatrix } from "@/lib/duties/export-csv";
import { DutyExportQuery } from "@/lib/duties/model/matrix";
import { get } from "@/lib/http/route";

export const GET = get({
  permission: "duty:read",
  summary: "The matrix as a CSV file: exactly the services of its conditions, in its order",
  query: DutyExportQuery,
  produces: "text/csv",
  handle: ({ viewer, query, now }) => exportMatrix(viewer, query, now),
});
