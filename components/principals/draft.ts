/** Keys a rule may match, as the form offers them. */
export const matchKeys = ["role", "name", "session", "identity", "type"] as const;
/** What a rule may say a principal is. */
export const ruleKinds = ["workload", "person", "service", "kagimori"] as const;

/** A rule as it was filled in; the server says whether it is one. */
export interface Draft {
  id: string;
  match: Partial<Record<(typeof matchKeys)[number], string[]>>;
  kind: (typeof ruleKinds)[number];
  service?: string | undefined;
  person?: string | undefined;
  rotates: boolean;
}

/** What was filled in as a rule; null where something is wanting. Several patterns are divided by commas. */
export function draftOf(form: FormData): Draft | null {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const patterns = text("pattern")
    .split(",")
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== "");
  const kind = ruleKinds.find((one) => one === text("kind"));
  const key = matchKeys.find((one) => one === text("key"));
  const id = text("id");
  if (id === "" || patterns.length === 0 || !kind || !key) return null;
  return {
    id,
    match: { [key]: patterns },
    kind,
    service: kind === "workload" ? text("service") || undefined : undefined,
    person: kind === "person" ? text("person") || undefined : undefined,
    rotates: kind === "workload" && form.get("rotates") !== null,
  };
}
