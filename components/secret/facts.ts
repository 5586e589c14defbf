/** One fact of a backend, its name as the way to it: `rotation.schedule`. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Nested facts as flat lines, in their order. What is empty or null says nothing and is left out. */
export function flatFacts(facts: Readonly<Record<string, unknown>>, path = ""): Fact[] {
  return Object.entries(facts).flatMap(([key, value]): Fact[] => {
    const name = path + key;
    if (value === null || value === undefined || value === "") return [];
    if (Array.isArray(value) && value.every((one) => typeof one !== "object"))
      return value.length > 0 ? [{ name, value: value.join(", ") }] : [];
    if (typeof value === "object")
      return flatFacts(value as Readonly<Record<string, unknown>>, `${name}.`);
    return [{ name, value: String(value) }];
  });
}
