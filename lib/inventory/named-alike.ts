/** How environments are called in paths. Words that mean the same stand in one line. */
const environments = [
  ["prod", "prd", "production"],
  ["stg", "stage", "staging"],
  ["dev", "develop", "development"],
  ["test", "qa"],
  ["local"],
].flat();
const word = new RegExp(`(^|[/_.-])(${environments.join("|")})(?=$|[/_.-])`, "gi");

/**
 * Paths that say the same name elsewhere: the path itself (`same`), with or without a slash before it; and with another
 * word for the environment in its place (`environment`). At most some thirty.
 */
export function namedAlike(path: string): ReadonlyMap<string, "same" | "environment"> {
  const bare = path.replace(/^\/+/, "");
  const found = new Map<string, "same" | "environment">();
  const add = (one: string, how: "same" | "environment") => {
    for (const form of [one, `/${one}`]) if (!found.has(form)) found.set(form, how);
  };
  add(bare, "same");
  if (!bare.match(word)) return found;
  for (const other of environments)
    add(
      bare.replace(word, (_, before: string) => `${before}${other}`),
      "environment",
    );
  return found;
}
