import type { Binding } from "@/lib/access-control/model";
import type { Config } from "@/lib/config/model";

/** What the config file grants this person: by name, and by the groups of their last single sign-on. */
export function grantsOf(
  roles: Config["roles"],
  { email, groups }: { email: string; groups: readonly string[] },
): Binding[] {
  return roles
    .filter(({ person, group }) => person === email || (group && groups.includes(group)))
    .map(({ role, scope }) => ({ role, scope }));
}

/** What has to change so that `held` becomes `wanted`. The same binding twice counts once. */
export function difference<Held extends Binding>(
  held: readonly Held[],
  wanted: readonly Binding[],
) {
  const has = (bindings: readonly Binding[], binding: Binding) =>
    bindings.some((other) => key(other) === key(binding));
  return {
    granted: wanted.filter((one, at) => !has(held, one) && !has(wanted.slice(0, at), one)),
    revoked: held.filter((one) => !has(wanted, one)),
  };
}

/** Whether both say the same. */
export const sameBinding = (one: Binding, other: Binding) => key(one) === key(other);

/** The same scope is the same text: keys in one order, absent ones left out. */
function key({ role, scope }: Binding): string {
  const items = scope.map(({ team, service, environment, source }) => [
    team ?? null,
    service ?? null,
    environment ?? null,
    source ?? null,
  ]);
  return JSON.stringify([role, items]);
}
