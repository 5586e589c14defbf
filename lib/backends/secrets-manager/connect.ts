import { awsConnection } from "@/lib/backends/aws/connection";
import { openSession } from "@/lib/backends/aws/session";
import type { OpenContext } from "@/lib/backends/secret-backend";
import { openListing } from "./list";
import type { SecretsManagerSettings } from "./settings";

export function connect(
  settings: SecretsManagerSettings,
  context: OpenContext,
  allowedCalls: readonly string[],
) {
  const session = openSession(settings, context, allowedCalls);
  return awsConnection(session, "secrets-manager", context.clock, (at, signal) =>
    openListing(session, at, context.clock, signal),
  );
}
