import type { Role, Scope } from "./model";
import { makeViewer } from "./viewer";

/** A viewer for tests, bound to one role. */
export const viewerOf = (role: Role, scope: Scope = []) =>
  makeViewer({
    kind: "person",
    name: `${role}@example.jp`,
    bindings: [{ role, scope }],
    id: null,
    requestId: null,
  });
