import { type Binding, type Scope, TokenRole } from "@/lib/access-control/model";
import { scopeText } from "@/lib/access-control/scope-text";
import { viewerOf } from "@/lib/access-control/testing";
import type { Viewer } from "@/lib/access-control/viewer";
import { makeToken, makeUser, sessionOf } from "@/lib/auth/testing";
import { prisma } from "@/lib/db/prisma";

/** The scopes every role is tried with: all, one dimension each, two together, several items, and nothing there is. */
const scopes: readonly Scope[] = [
  [],
  [{ team: ["pay"] }],
  [{ team: ["pay"], environment: ["stg"] }],
  [{ service: ["mail"] }, { team: ["web"], environment: ["dev", "prod"] }],
  [{ team: ["unassigned"] }, { environment: ["unassigned"] }],
  [{ team: ["nobody"] }],
];

/** One who asks: what they are bound to, and how they come in. */
export interface Asker {
  label: string;
  bindings: readonly Binding[];
  viewer: Viewer;
  /** What `request` of lib/auth/testing takes. */
  who: { token: string } | { cookie: string };
}

/** Who may hold what: each role × scope, and somebody bound twice. */
export const held: readonly (readonly Binding[])[] = [
  ...TokenRole.options.flatMap((role) => scopesOf(role).map((scope) => [{ role, scope }])),
  [
    { role: "qa", scope: [] },
    { role: "member", scope: [{ team: ["pay"] }] },
  ],
  [
    { role: "auditor", scope: [{ team: ["web"] }] },
    { role: "manager", scope: [{ team: ["pay"] }] },
  ],
];

function scopesOf(role: TokenRole): readonly Scope[] {
  if (role === "ingest") return [[{ source: ["trail"] }]];
  return role === "admin" ? [[]] : scopes;
}

export const labelOf = (bindings: readonly Binding[]) =>
  bindings
    .map(({ role, scope }) => `${role} of ${scopeText(scope).join(" or ") || "all"}`)
    .join(" and ");

/** Signs somebody in who holds just this: people by session, `ingest` by token. */
export async function askerOf(bindings: readonly Binding[]): Promise<Asker> {
  const [first, ...more] = bindings;
  if (first === undefined) throw new Error("nobody is bound to nothing");
  const label = labelOf(bindings);
  if (first.role === "ingest") {
    const viewer = asViewer({ kind: "token", name: label, id: null, bindings });
    return { label, bindings, viewer, who: { token: await makeToken("ingest", first.scope) } };
  }
  const { id, email } = await makeUser(first.role, first.scope);
  for (const { role, scope } of more)
    await prisma().roleBinding.create({
      data: { userId: id, role, scope, from: "cli", grantedBy: "test" },
    });
  const viewer = asViewer({ kind: "person", name: email, id, bindings });
  return { label, bindings, viewer, who: { cookie: await sessionOf(id) } };
}

/** A viewer of several bindings. */
const asViewer = ({
  bindings,
  ...who
}: Pick<Viewer, "kind" | "name" | "id" | "bindings">): Viewer => ({
  ...viewerOf("member", [], who),
  bindings,
});
