import "server-only";
import { EventStore } from "@/lib/access-history/store/write-stretch";

let shared: EventStore | undefined;

/** The store of this process. */
export function eventStore(): EventStore {
  shared ??= new EventStore();
  return shared;
}
