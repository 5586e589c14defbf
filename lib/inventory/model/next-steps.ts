import type { SecretDetail } from "./secret";

/** What somebody should do about a secret, most pressing first. `command`: in the backend's own words, to copy. */
export interface NextStep {
  readonly id:
    | "mend-rotation"
    | "rotate"
    | "move-plain-text"
    | "name-owner"
    | "replace-owner"
    | "complete"
    | "find-date";
  readonly command: string | null;
}

type Subject = Pick<
  SecretDetail,
  | "backend"
  | "type"
  | "name"
  | "path"
  | "place"
  | "rotation"
  | "counted"
  | "removedAt"
  | "owner"
  | "ownerPerson"
  | "kind"
  | "classification"
  | "environment"
  | "service"
  | "team"
  | "plainTextPattern"
  | "plainTextJudged"
>;

/** The steps for one secret on a day (YYYY-MM-DD); none for what is removed or not counted, but for a plain text. */
export function nextSteps(secret: Subject, today: string): NextStep[] {
  const { rotation, owner, ownerPerson } = secret;
  if (secret.removedAt) return [];
  const steps: NextStep[] = [];
  const add = (id: NextStep["id"], command: string | null = null) => steps.push({ id, command });
  const rotates = secret.counted === "both" && !rotation.exempt;

  if (rotates && rotation.state === "failed") add("mend-rotation", rotateCommand(secret));
  if (rotates && rotation.state === "overdue") add("rotate", rotateCommand(secret));
  if (secret.plainTextPattern && !secret.plainTextJudged)
    add("move-plain-text", moveCommand(secret));
  if (secret.counted === "none") return steps;
  if (owner.value === null) add("name-owner");
  else if (ownerPerson?.leftOn && ownerPerson.leftOn <= today) add("replace-owner");
  const open = (["environment", "service", "team", "kind", "classification"] as const).filter(
    (attribute) => secret[attribute].value === null || secret[attribute].from === "default",
  );
  if (open.length > 0) add("complete");
  if (rotates && rotation.state === "unknown") add("find-date");
  return steps;
}

/** How its backend rotates it, or null where only a person knows. The new value comes from a file, never from the command line. */
function rotateCommand({ type, name, path, place }: Subject): string | null {
  const region = place.region ? ` --region ${place.region}` : "";
  const namespace = place.namespace ? ` -namespace=${quoted(place.namespace)}` : "";
  const mount = place.mount ?? "";
  const inside = path.startsWith(mount) ? path.slice(mount.length) : path;
  const last = path.split("/").at(-1) ?? path;
  switch (type) {
    case "secret":
      return `aws secretsmanager rotate-secret --secret-id ${quoted(name)}${region}`;
    case "secure-string":
      return `aws ssm put-parameter --type SecureString --overwrite --name ${quoted(name)} --value file://new-value.txt${region}`;
    case "kv1":
    case "kv2":
      return `vault kv put${namespace} -mount=${quoted(mount.replace(/\/$/, ""))} ${quoted(inside)} @new-value.json`;
    case "static-role":
      return `vault write${namespace} -f ${quoted(`${mount}rotate-role/${last}`)}`;
    case "root-credential":
      return `vault write${namespace} -f ${quoted(`${mount}rotate-root/${last}`)}`;
    case "transit-key":
      return `vault write${namespace} -f ${quoted(`${mount}keys/${last}/rotate`)}`;
    default:
      return null;
  }
}

function moveCommand({ type, name, place }: Subject): string | null {
  if (type !== "string" && type !== "string-list") return null;
  const region = place.region ? ` --region ${place.region}` : "";
  return `aws secretsmanager create-secret --name ${quoted(name.replace(/^\//, ""))} --secret-string file://value.txt${region}`;
}

/** For a POSIX shell: a name is somebody else's text. */
const quoted = (text: string) =>
  /^[\w@%+=:,./-]+$/.test(text) && !text.startsWith("-")
    ? text
    : `'${text.replaceAll("'", `'\\''`)}'`;
