import { userInfo } from "node:os";
import { type Binding, Role } from "./model";
import { makeViewer, type Viewer } from "./viewer";

/** Everything a role can open, everywhere. */
const every = Role.options.map((role) => ({ role, scope: [] }));

/** A job, or the product acting on its own; the audit trail names it so. */
export function systemViewer(name: string): Viewer {
  return makeViewer({ kind: "system", name, id: null, bindings: every, requestId: null });
}

/** A job that does what somebody asked for: it sees what they were bound to when they asked. */
export function onBehalfOf(
  asker: Pick<Viewer, "kind" | "name" | "id"> & { bindings: readonly Binding[] },
): Viewer {
  return makeViewer({ ...asker, requestId: null });
}

/** Whoever runs the command line on this machine: the OS account, or the one who called sudo. */
export function localOperator(): Viewer {
  const name = process.env.SUDO_USER || osUser();
  return makeViewer({ kind: "operator", name, id: null, bindings: every, requestId: null });
}

function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that no account has.
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}
