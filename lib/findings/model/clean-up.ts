/** Where a pasted value stands. */
export interface Whereabouts {
  backend: string;
  type: string;
  /** `name`, `description`, `tag:<key>` or `metadata:<key>`. */
  field: string;
  path: string;
  arn: string | null;
  region: string | null;
  namespace: string | null;
  mount: string | null;
}

/** Text that a POSIX shell takes as one word. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** What was masked cannot be written into a command: the reader puts the original there. */
const isWhole = (text: string) => !text.includes("[masked:");

/**
 * The command that takes a text out of its backend without touching the value, and the page of its console. A name cannot
 * be changed in any of them: the secret is made anew under another. A parameter's description can only be changed together
 * with its value, so no command is given.
 */
export function cleanUp(at: Whereabouts): { command: string | null; console: string | null } {
  const [part, ...rest] = at.field.split(":");
  const key = rest.join(":");
  if (at.backend === "secrets-manager") return secretsManager(at, part, key);
  if (at.backend === "parameter-store") return parameterStore(at, part, key);
  return { command: vault(at, part, key), console: null };
}

function secretsManager({ arn, path, region }: Whereabouts, part: string | undefined, key: string) {
  const secret = quoted(arn && isWhole(arn) ? arn : path);
  const where = region ? ` --region ${region}` : "";
  const command =
    part === "tag"
      ? `aws secretsmanager untag-resource --secret-id ${secret} --tag-keys ${quoted(key)}${where}`
      : part === "description"
        ? `aws secretsmanager update-secret --secret-id ${secret} --description ''${where}`
        : null;
  const page =
    region && isWhole(path)
      ? `https://${region}.console.aws.amazon.com/secretsmanager/secret?name=${encodeURIComponent(path)}&region=${region}`
      : null;
  return { command: usable(command), console: page };
}

function parameterStore({ path, region }: Whereabouts, part: string | undefined, key: string) {
  const where = region ? ` --region ${region}` : "";
  const command =
    part === "tag"
      ? `aws ssm remove-tags-from-resource --resource-type Parameter --resource-id ${quoted(path)} --tag-keys ${quoted(key)}${where}`
      : null;
  const page =
    region && isWhole(path)
      ? `https://${region}.console.aws.amazon.com/systems-manager/parameters/${encodeURIComponent(path)}/description?region=${region}`
      : null;
  return { command: usable(command), console: page };
}

function vault(
  { type, path, mount, namespace }: Whereabouts,
  part: string | undefined,
  key: string,
): string | null {
  if (part !== "metadata" || type !== "kv2" || !mount) return null;
  const inside = path.startsWith(`${mount.replace(/\/$/, "")}/`)
    ? path.slice(mount.replace(/\/$/, "").length + 1)
    : path;
  const where = namespace ? `-namespace=${quoted(namespace)} ` : "";
  return usable(
    `vault kv metadata patch ${where}-mount=${quoted(mount.replace(/\/$/, ""))} -remove-custom-metadata=${quoted(key)} ${quoted(inside)}`,
  );
}

const usable = (command: string | null) => (command && isWhole(command) ? command : null);
