import type {
  AccessConnectContext,
  EventPrincipal,
  EventTarget,
} from "@/lib/access-sources/access-source";
import { Memo } from "@/lib/access-sources/log-text";

/** What the parser of one source knows and remembers. */
export interface RecordContext
  extends Pick<AccessConnectContext, "mask" | "maskIdentity" | "installation"> {
  /** In milliseconds: what lies more than a day after it is no instant of a log. */
  now: number;
  targets: Memo<EventTarget>;
  principals: Memo<EventPrincipal>;
  agents: Memo<{ text: string; ours: boolean }>;
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
});
