/** What a link to a backend's own page follows from. */
export interface Located {
  readonly backend: string;
  readonly type: string;
  readonly name: string;
  readonly path: string;
  readonly arn: string | null;
  readonly place: {
    readonly region: string | null;
    readonly namespace: string | null;
    readonly mount: string | null;
  };
}

/** As much of a source of the config file as tells where its backend's own pages are. */
export interface ConsoleSource {
  readonly kind: string;
  readonly endpoint?: unknown;
}

const domains: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-us-gov": "console.amazonaws-us-gov.com",
  "aws-cn": "console.amazonaws.cn",
};

/**
 * The backend's own page of a secret, or null where it is not known: AWS's console unless an endpoint stands in for AWS,
 * a Vault's or OpenBao's pages below its endpoint. Only https, and only addresses the config file names or AWS has.
 */
export function consoleLink(secret: Located, sources: readonly ConsoleSource[]): string | null {
  for (const source of sources) {
    if (source.kind !== secret.backend) continue;
    const link = source.kind === "vault" ? vaultLink(secret, source) : awsLink(secret, source);
    if (link !== null) return link;
  }
  return null;
}

function awsLink({ backend, name, arn, place }: Located, { endpoint }: ConsoleSource) {
  const partition = arn?.split(":")[1] ?? "aws";
  const domain = domains[partition];
  const { region } = place;
  if (endpoint !== undefined || domain === undefined || !region || !/^[a-z0-9-]+$/.test(region))
    return null;
  const at = `https://${region}.${domain}`;
  return backend === "secrets-manager"
    ? `${at}/secretsmanager/secret?${new URLSearchParams({ name, region })}`
    : `${at}/systems-manager/parameters/${encodeURIComponent(name)}/description?${new URLSearchParams({ region })}`;
}

function vaultLink({ type, path, place }: Located, { endpoint }: ConsoleSource): string | null {
  if (typeof endpoint !== "string" || !place.mount) return null;
  const base = URL.parse(endpoint);
  if (base?.protocol !== "https:" || !path.startsWith(place.mount)) return null;
  const mount = place.mount.replace(/\/$/, "").split("/").map(encodeURIComponent).join("/");
  const inside = path.slice(place.mount.length);
  const at = `${base.origin}${base.pathname.replace(/\/$/, "")}/ui/vault/secrets/${mount}`;
  const page =
    type === "kv2"
      ? `${at}/kv/${encodeURIComponent(inside)}/details`
      : type === "kv1"
        ? `${at}/show/${inside.split("/").map(encodeURIComponent).join("/")}`
        : `${at}/list`;
  return place.namespace ? `${page}?${new URLSearchParams({ namespace: place.namespace })}` : page;
}
