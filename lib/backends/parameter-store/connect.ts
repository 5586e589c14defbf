import { awsConnection } from "@/lib/backends/aws/connection";
import { openSession } from "@/lib/backends/aws/session";
import type { OpenContext } from "@/lib/backends/secret-backend";
import { openListing } from "./list";
import type { ParameterStoreSettings } from "./settings";

export function connect(
  settings: ParameterStoreSettings,
  context: OpenContext,
  allowedCalls: readonly string[],
) {
  const session = openSession(settings, context, allowedCalls);
  return awsConnection(session, "parameter-store", context.clock, (at, signal) =>
    openListing(session, at, context.clock, signal),
  );
}
