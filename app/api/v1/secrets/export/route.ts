import { get } from "@/lib/http/route";
import { exportSecrets } from "@/lib/inventory/export-csv";
import { SecretExportQuery } from "@/lib/inventory/model/secret";

export const GET = get({
  permission: "secret:read",
  summary: "The list as a CSV file: exactly the rows of its conditions, in its order; never values",
  query: SecretExportQuery,
  produces: "text/csv",
  handle: ({ viewer, query, request, now }) => exportSecrets(viewer, query, request.signal, now),
});
