import "server-only";
import type { EventPlace, ParsedEvent } from "@/lib/access-sources/access-source";
import { bounded } from "./bounded";
import { Dictionary } from "./dictionary";
import { principals } from "./principals-dictionary";
import { targets } from "./targets-dictionary";

/** Where a source's log says it happened. */
export interface SourcePlace {
  sourceId: string;
  place: EventPlace;
}

const contexts = () =>
  new Dictionary<SourcePlace>({
    table: "access_context",
    columns: [
      { name: "source_id", type: "text", of: ({ sourceId }) => sourceId },
      { name: "backend", type: "text", of: ({ place }) => place.backend },
      { name: "account", type: "text", of: ({ place }) => word(place.account) },
      { name: "region", type: "text", of: ({ place }) => word(place.region) },
      { name: "cluster", type: "text", of: ({ place }) => word(place.cluster) },
      { name: "namespace", type: "text", of: ({ place }) => word(place.namespace) },
    ],
    unique: ["source_id", "backend", "account", "region", "cluster", "namespace"],
    key: ({ sourceId, place: { backend, account, region, cluster, namespace } }) =>
      `${sourceId}\n${backend}\n${account}\n${region}\n${cluster}\n${namespace}`,
  });

const word = (text: string | null) => bounded(text ?? "", 300);

const operations = () =>
  new Dictionary<ParsedEvent>({
    table: "access_operation",
    columns: [
      { name: "backend", type: "text", of: ({ place }) => place.backend },
      { name: "action", type: "text", of: ({ action }) => bounded(action, 100) },
      { name: "use", type: "text", of: ({ use }) => use },
    ],
    unique: ["backend", "action", "use"],
    key: ({ place, action, use }) => `${place.backend}\n${action}\n${use}`,
  });

const userAgents = () =>
  new Dictionary<string>({
    table: "access_user_agent",
    columns: [{ name: "text", type: "text", of: (text) => bounded(text, 500) }],
    unique: ["text"],
    key: (text) => text,
  });

/** Every dictionary of events. One per process will do; what it remembers stays true. */
export class Dictionaries {
  readonly contexts = contexts();
  readonly operations = operations();
  readonly userAgents = userAgents();
  readonly principals = principals();
  readonly targets = targets();
}
