import { get, post } from "@/lib/http/route";
import { exportChosen, exportSecrets } from "@/lib/inventory/export-csv";
import { ChosenExport, SecretExportQuery } from "@/lib/inventory/model/secret";

export const GET = get({
  permission: "secret:read",
  summary: "The list as a CSV file: exactly the rows of its conditions, in its order; never values",
  query: SecretExportQuery,
  produces: "text/csv",
  handle: ({ viewer, query, request, now }) => exportSecrets(viewer, query, request.signal, now),
});

export const POST = post({
  permission: "secret:read",
  summary: "The same of secrets that were chosen",
  body: ChosenExport,
  produces: "text/csv",
  handle: ({ viewer, body, request, now }) => exportChosen(viewer, body, request.signal, now),
});
