import type { EngineHistory } from "@/demo/world/engine-history";
import { type KvHistory, kvLifeAt } from "@/demo/world/kv-history";
import { kvPath } from "@/demo/world/places";
import type { Store } from "@/demo/world/subject";
import { type Mount, mountsAt, type Namespace } from "@/demo/world/vault-mounts";
import type { World } from "@/demo/world/world";

/** The tree of one KV mount. */
interface KvTree {
  byPath: ReadonlyMap<string, KvHistory>;
  /** Folder (with its slash, "" at the top) to the keys in it, sorted; folders end in a slash. */
  folders: ReadonlyMap<string, readonly string[]>;
}

/** The cluster at an instant. */
export interface VaultState {
  mounts(namespace: Namespace): readonly Mount[];
  kv(mount: Mount): KvTree;
  /** Roles, keys and connections of a mount (by accessor) in one store, by name. */
  engine(accessor: string, store: Store): ReadonlyMap<string, EngineHistory>;
}

export function vaultState(world: World, instant: number): VaultState {
  const mounts = mountsAt(instant, world.when);
  const trees = new Map<string, KvTree>();
  const engines = new Map<string, Map<string, EngineHistory>>();
  for (const one of world.engines) {
    if ((one.writes[0] ?? 0) > instant) continue;
    const key = `${one.mount.accessor}/${one.subject.store}`;
    let names = engines.get(key);
    if (!names) {
      names = new Map();
      engines.set(key, names);
    }
    names.set(one.name, one);
  }
  return {
    mounts: (namespace) => mounts.filter((one) => one.namespace === namespace),
    kv: ({ accessor, version }) => {
      let tree = trees.get(accessor);
      if (!tree) {
        tree = version === "2" ? treeOf(world, accessor, instant) : legacyTree(world, instant);
        trees.set(accessor, tree);
      }
      return tree;
    },
    engine: (accessor, store) => engines.get(`${accessor}/${store}`) ?? new Map(),
  };
}

function treeOf(world: World, accessor: string, instant: number): KvTree {
  const living = world.kv.filter(
    (one) => one.mount.accessor === accessor && kvLifeAt(one, instant) !== undefined,
  );
  return {
    byPath: new Map(living.map((one) => [one.path, one])),
    folders: foldersOf(living.map(({ path }) => path)),
  };
}

function legacyTree(world: World, instant: number): KvTree {
  const paths = world.legacy.filter(({ createdAt }) => createdAt <= instant).map(kvPath);
  return { byPath: new Map(), folders: foldersOf(paths) };
}

function foldersOf(paths: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, Set<string>>();
  const put = (folder: string, key: string) => {
    const keys = folders.get(folder) ?? new Set();
    folders.set(folder, keys.add(key));
  };
  for (const path of paths) {
    const parts = path.split("/");
    for (let depth = 0; depth < parts.length; depth++) {
      const folder = parts
        .slice(0, depth)
        .map((part) => `${part}/`)
        .join("");
      put(folder, depth === parts.length - 1 ? path.slice(folder.length) : `${parts[depth]}/`);
    }
  }
  return new Map([...folders].map(([folder, keys]) => [folder, [...keys].sort()]));
}
