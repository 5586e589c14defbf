import type { BackendConnection } from "@/lib/backends/secret-backend";
import { knownEstate } from "./estate";
import { checkIdentity } from "./identity";
import { type AwsKind, type OpenListing, placesOf } from "./places";
import { testRights } from "./rights";
import type { Session } from "./session";

/** The connection of either AWS API; they differ in how a place is listed. */
export function awsConnection(
  session: Session,
  kind: AwsKind,
  clock: () => Date,
  open: OpenListing,
): Required<BackendConnection> {
  return {
    check: (signal) => checkIdentity(session, signal),
    places: (signal) => placesOf(session, kind, open, signal),
    rights: (subjects, signal) => testRights(session, kind, clock, subjects, signal),
    estate: (signal) => knownEstate(session, signal),
    async close() {
      session.close();
    },
  };
}
