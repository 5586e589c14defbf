import type { Mount } from "@/demo/world/vault-mounts";

/** What befell one version of a KV v2 path. */
interface KvVersionFate {
  deletedAt?: number;
  destroyedAt?: number;
}

/** One life of a KV v2 path: when its metadata is deleted and it is put again, another begins. */
export interface KvLife {
  createdAt: number;
  /** When each version was written, the first at creation. */
  writes: readonly number[];
  /** By version number. */
  fates: Readonly<Record<number, KvVersionFate>>;
  goneAt?: number;
}

export interface KvHistory {
  key: string;
  mount: Mount;
  path: string;
  lives: readonly KvLife[];
  /** custom_metadata at an instant; null where nobody wrote any. */
  metadata(instant: number): Record<string, string> | null;
  /** Edits of the metadata alone: no version, no date moves. */
  edits: readonly number[];
  /** 0 = as the mount says, which is 10. */
  maxVersions: number;
  /** A version is deleted by itself after so many milliseconds; 0 = never. */
  deleteVersionAfter: number;
}

export function kvLifeAt(history: KvHistory, instant: number): KvLife | undefined {
  return history.lives.findLast(
    ({ createdAt, goneAt }) => createdAt <= instant && (goneAt === undefined || instant < goneAt),
  );
}

/** Every instant at which something about the path changes. */
export function kvInstants({ lives, edits, deleteVersionAfter }: KvHistory): number[] {
  return [
    ...edits,
    ...lives.flatMap(({ createdAt, writes, fates, goneAt }) => [
      createdAt,
      ...writes,
      ...(deleteVersionAfter > 0 ? writes.map((at) => at + deleteVersionAfter) : []),
      ...Object.values(fates).flatMap(({ deletedAt, destroyedAt }) =>
        [deletedAt, destroyedAt].filter((at) => at !== undefined),
      ),
      ...(goneAt === undefined ? [] : [goneAt]),
    ]),
  ];
}
