import type {
  AccessConnectContext,
  EventPlace,
  EventPrincipal,
  EventTarget,
} from "@/lib/access-sources/access-source";
import { Memo } from "@/lib/access-sources/log-text";

/** A user agent, masked, and what it tells. */
export interface Agent {
  text: string;
  /** It carries our mark. */
  ours: boolean;
  /** The console's, or a browser's. */
  console: boolean;
}

/** What the parser of one source knows and remembers. */
export interface RecordContext
  extends Pick<AccessConnectContext, "mask" | "maskIdentity" | "installation"> {
  /** In milliseconds: what lies more than a day after it is no instant of a log. */
  now: number;
  targets: Memo<EventTarget>;
  principals: Memo<EventPrincipal>;
  agents: Memo<Agent>;
  places: Memo<EventPlace>;
}

export const recordContext = (
  context: Pick<AccessConnectContext, "mask" | "maskIdentity" | "installation">,
  now: Date,
): RecordContext => ({
  mask: context.mask,
  maskIdentity: context.maskIdentity,
  installation: context.installation,
  now: now.getTime(),
  targets: new Memo(),
  principals: new Memo(),
  agents: new Memo(),
  places: new Memo(),
});
