import { notAllowed } from "@/lib/errors";
import { type Binding, can, type Permission } from "./model";

declare const made: unique symbol;

/**
 * Somebody who asks. Every read and write takes one. Only lib/auth (a session, an API token) and
 * lib/access-control/system.ts (a job, the local operator) make them.
 */
export interface Viewer {
  readonly [made]: true;
  /** person: a session · token: an API token · operator: the command line · system: a job */
  readonly kind: "person" | "token" | "operator" | "system";
  /** E-mail, token label, OS user, job name: as the audit trail names it. */
  readonly name: string;
  /** Of the person signed in (app_user) or the token (api_token); null for operator and system. */
  readonly id: string | null;
  readonly bindings: readonly Binding[];
  readonly requestId: string | null;
}

/** The one place that brands. */
export function makeViewer(fields: Omit<Viewer, typeof made>): Viewer {
  return fields as Viewer;
}

/** Refuses unless one of the viewer's bindings grants it. For commands that are reached without a route. */
export function assertMay(viewer: Viewer, permission: Permission): void {
  if (!can(viewer.bindings, permission))
    throw notAllowed(`Your role does not allow ${permission}.`);
}
