import type { BackendEntry, BackendRotation, Place } from "@/lib/backends/secret-backend";

/** A mount that is a place of ours, while it is being listed. */
export interface MountPlace {
  place: Place;
  /** Full path of its namespace; "" is the root. */
  namespace: string;
  /** `secret/`, `auth/approle/`. */
  mount: string;
}

export const noRotation: BackendRotation = {
  enabled: null,
  by: null,
  intervalSeconds: null,
  pendingSince: null,
  lastAttemptFailed: false,
};

type Told = Pick<BackendEntry, "type" | "valueChangedAt"> & Partial<BackendEntry>;

/** An entry of this backend: identity and path from its place, the rest as told, or not known. */
export function entryAt({ place, mount }: MountPlace, path: string, told: Told): BackendEntry {
  return {
    identity: `${place.key}:${path}`,
    incarnation: null,
    version: null,
    name: path,
    path: `${mount}${path}`,
    arn: null,
    description: null,
    tags: {},
    tagKind: "metadata",
    parent: null,
    createdAt: null,
    rotation: noRotation,
    inactive: null,
    versions: [],
    facts: {},
    moving: { lastAccessedOn: null, nextRotationAt: null, detail: null },
    ...told,
  };
}
