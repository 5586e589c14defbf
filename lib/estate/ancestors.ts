import type { KnownPlace } from "@/lib/backends/secret-backend";

type Ancestor = Pick<KnownPlace, "key" | "kind" | "label">;

/** A place as stored, as far as its ancestors follow from it. */
export interface StoredPlaceParts {
  key: string;
  label: string;
  account: string | null;
  region: string | null;
  cluster: string | null;
  namespace: string | null;
  mount: string | null;
}

/**
 * The parts of the estate that a place we read belongs to: its account and Region, or its cluster, namespace and
 * mount. Keys are those of the backends: `aws:<partition>:<account>[:<region>]`, `vault:<cluster>[:<namespace>[:<mount>]]`.
 */
export function ancestorsOf(place: StoredPlaceParts): Ancestor[] {
  const [backend, first, second, third] = place.key.split(":");
  if (backend === "aws")
    return [
      { key: `aws:${first}:${second}`, kind: "account", label: place.account ?? second ?? "" },
      {
        key: `aws:${first}:${second}:${third}`,
        kind: "region",
        label: `${place.account ?? second} ${place.region ?? third}`,
      },
    ];
  return [
    { key: `vault:${first}`, kind: "cluster", label: place.cluster ?? first ?? "" },
    { key: `vault:${first}:${second}`, kind: "namespace", label: place.namespace || "root" },
    { key: place.key, kind: "mount", label: place.label },
  ];
}
