import type { Role, Scope } from "@/lib/access-control/model";
import { systemViewer } from "@/lib/access-control/system";
import type { Viewer } from "@/lib/access-control/viewer";

export const mail = (id: string) => `${id}@hokushin.example`;

/** Somebody of the company, as if signed in. */
export function person(id: string, role: Role, scope: Scope = []): Viewer {
  const name = id.includes("@") ? id : mail(id);
  return { ...systemViewer("demo"), kind: "person", name, bindings: [{ role, scope }] };
}
