/** People of the register, found by what a log may call them. */
export interface People {
  /** Id of the person called so; null when nobody is, or several are. */
  find(name: string | null): string | null;
}

const normal = (name: string) => name.trim().toLowerCase();

/**
 * A person is called by id (an e-mail address), by one of their aliases, and by the part of the address before `@` where
 * no two people share it. Pure.
 */
export function peopleOf(
  register: readonly { id: string }[],
  aliases: Readonly<Record<string, readonly string[]>>,
): People {
  const ids = new Set(register.map(({ id }) => normal(id)));
  const named = new Map<string, string | null>();
  const name = (called: string, id: string) => {
    const before = named.get(called);
    named.set(called, before === undefined || before === id ? id : null);
  };
  for (const id of ids) {
    const local = id.split("@")[0] ?? id;
    if (local !== id) name(local, id);
  }
  const given = new Map<string, string>();
  for (const [person, others] of Object.entries(aliases))
    if (ids.has(normal(person)))
      for (const other of others) given.set(normal(other), normal(person));
  return {
    find(called) {
      if (called === null) return null;
      const asked = normal(called);
      if (ids.has(asked)) return asked;
      return given.get(asked) ?? named.get(asked) ?? null;
    },
  };
}
