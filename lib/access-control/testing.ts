import type { Scope, TokenRole } from "./model";
import { makeViewer, type Viewer } from "./viewer";

/** A viewer for tests, bound to one role. */
export const viewerOf = (
  role: TokenRole,
  scope: Scope = [],
  who: Partial<Pick<Viewer, "kind" | "name" | "id">> = {},
): Viewer =>
  makeViewer({
    kind: "person",
    name: `${role}@example.jp`,
    bindings: [{ role, scope }],
    id: null,
    requestId: null,
    ...who,
  });
