import { z } from "zod";
import { Binding } from "@/lib/access-control/model";
import { onBehalfOf } from "@/lib/access-control/system";
import type { Viewer } from "@/lib/access-control/viewer";

/** Whose export it is: one person, one token. Names may change hands, ids do not. */
export const makerOf = ({ kind, id, name }: Viewer): string => `${kind}:${id ?? name}`;

const Kind = z.enum(["person", "token", "operator", "system"]);

/** Who asked, with what they were bound to then. */
export function askerOf(stored: { maker: string; makerName: string; bindings: unknown }): Viewer {
  const [kind = "", ...id] = stored.maker.split(":");
  return onBehalfOf({
    kind: Kind.parse(kind),
    name: stored.makerName,
    id: id.join(":"),
    bindings: z.array(Binding).parse(stored.bindings),
  });
}
