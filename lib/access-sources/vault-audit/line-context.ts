import type {
  AccessConnectContext,
  EventPlace,
  EventPrincipal,
  EventTarget,
} from "@/lib/access-sources/access-source";
import { Memo } from "@/lib/access-sources/log-text";

/** Who we are to the cluster whose log it is, where that is known: how our own calls are told from others'. */
export interface Ourselves {
  entityId: string | null;
  displayName: string | null;
}

interface KnownMount {
  cluster: string;
  namespace: string;
  mount: string;
  kv: 1 | 2 | null;
}

/** What the parser of one log knows and remembers. */
export interface LineContext
  extends Pick<AccessConnectContext, "mask" | "maskIdentity" | "installation" | "mounts"> {
  /** In milliseconds: what lies more than a day after it is no instant of a log. */
  now: number;
  /** Id of the cluster; "" while it is not known. */
  cluster: string;
  ourselves: Ourselves | null;
  /** KV version by `<namespace>/<mount>`, for lines of old versions, which tell no accessor. */
  byPath: ReadonlyMap<string, KnownMount & { accessor: string }>;
  targets: Memo<EventTarget>;
  principals: Memo<EventPrincipal>;
  agents: Memo<{ text: string; ours: boolean }>;
  places: Memo<EventPlace>;
  /** What a wrapping token opens, by the digest of the token as this log writes it. */
  wrapped: Memo<EventTarget | null>;
}

type Given = Pick<AccessConnectContext, "mask" | "maskIdentity" | "installation" | "mounts">;

export function lineContext(
  given: Given,
  about: Pick<LineContext, "cluster" | "ourselves"> & { now: Date },
): LineContext {
  const byPath = new Map<string, KnownMount & { accessor: string }>();
  for (const [accessor, known] of given.mounts) {
    if (about.cluster !== "" && known.cluster !== about.cluster) continue;
    byPath.set(`${known.namespace}/${known.mount}`, { ...known, accessor });
  }
  return {
    mask: given.mask,
    maskIdentity: given.maskIdentity,
    installation: given.installation,
    mounts: given.mounts,
    now: about.now.getTime(),
    cluster: about.cluster,
    ourselves: about.ourselves,
    byPath,
    targets: new Memo(),
    principals: new Memo(),
    agents: new Memo(),
    places: new Memo(),
    wrapped: new Memo(10_000),
  };
}
