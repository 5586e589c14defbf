import type { Failure } from "@/lib/backends/secret-backend";
import type { Masking } from "./masking";

/** The failure as it may be stored and logged: a message names paths and repeats what a server answered. */
export function maskFailure({ cause, message, todo }: Failure, masking: Masking): Failure {
  return { cause, message: masking.text(message), todo };
}
