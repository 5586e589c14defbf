import { accountList } from "@/demo/world/accounts";
import { lastAt } from "@/demo/world/calendar";
import { secretIdsAt } from "@/demo/world/engine-history";
import type { KvHistory } from "@/demo/world/kv-history";
import { kvLifeAt } from "@/demo/world/kv-history";
import type { WorldState } from "@/demo/world/state";
import { authMounts, type Mount, namespaces } from "@/demo/world/vault-mounts";

/** What a reader with the demo's config finds in one place, by type. */
export interface PlaceCensus {
  place: string;
  types: Readonly<Record<string, number>>;
}

/** Counted from the model, not over the wire: the truth that tests compare a sync with. */
export function census(state: WorldState) {
  const places = [...awsPlaces(state), ...vaultPlaces(state)].filter(
    ({ types }) => Object.keys(types).length > 0,
  );
  const totals: Record<string, number> = {};
  for (const { types } of places) {
    for (const [type, count] of Object.entries(types)) totals[type] = (totals[type] ?? 0) + count;
  }
  return { at: new Date(state.instant).toISOString(), places, totals };
}

function awsPlaces(state: WorldState): PlaceCensus[] {
  return accountList.flatMap(({ id, connected, regions }) =>
    (connected ? regions : []).flatMap((region) => {
      const { secrets, parameters } = state.aws(id, region);
      return [
        {
          place: `${id}/${region}/secretsmanager`,
          types: tally(
            secrets.map((one) =>
              region !== one.history.region
                ? "replica"
                : one.deleted
                  ? "pending-deletion"
                  : "secret",
            ),
          ),
        },
        {
          place: `${id}/${region}/ssm`,
          types: tally(
            parameters
              .filter(({ history }) => !history.name.startsWith("/aws/"))
              .map(({ history }) => parameterTypes[history.type]),
          ),
        },
      ];
    }),
  );
}

const parameterTypes = {
  SecureString: "secure-string",
  String: "string",
  StringList: "string-list",
} as const;

const engineTypes = [
  ["database-config", "root-credential"],
  ["database-static", "static-role"],
  ["database-role", "dynamic-role"],
  ["transit", "transit-key"],
  ["pki-issuer", "pki-issuer"],
  ["pki-role", "dynamic-role"],
  ["ssh-role", "dynamic-role"],
  ["ssh-ca", "root-credential"],
  ["aws-role", "dynamic-role"],
  ["aws-root", "root-credential"],
  ["approle", "approle"],
] as const;

function vaultPlaces(state: WorldState): PlaceCensus[] {
  return namespaces.flatMap(({ path }) => {
    // The demo's config leaves the archive out.
    const mounts = state.vault
      .mounts(path)
      .filter(({ hidden, closedFolder }) => !hidden && !closedFolder);
    const auth = authMounts.filter(({ namespace }) => namespace === path);
    return [
      ...mounts.map((mount) => ({
        place: `${path}${mount.path}`,
        types: mount.type === "kv" ? kvTypes(state, mount) : engines(state, mount.accessor),
      })),
      ...auth.map(({ accessor, path: name }) => ({
        place: `${path}auth/${name}`,
        types: engines(state, accessor),
      })),
    ];
  });
}

function kvTypes(state: WorldState, mount: Mount): Record<string, number> {
  if (mount.version !== "2") {
    const leaves = [...state.vault.kv(mount).folders.values()].flat();
    return tally(leaves.filter((key) => !key.endsWith("/")).map(() => "kv1"));
  }
  const paths = [...state.vault.kv(mount).byPath.values()];
  return tally(paths.map((one) => (lives(one, state.instant) ? "kv2" : "no-live-value")));
}

function lives(history: KvHistory, instant: number): boolean {
  const life = kvLifeAt(history, instant);
  const { deletedAt, destroyedAt } = life?.fates[lastAt(life.writes, instant) + 1] ?? {};
  const over = (at: number | undefined) => at !== undefined && at <= instant;
  return !over(deletedAt) && !over(destroyedAt);
}

function engines(state: WorldState, accessor: string): Record<string, number> {
  return tally(
    engineTypes.flatMap(([store, type]) =>
      [...state.vault.engine(accessor, store).values()].map((one) =>
        store === "approle" && secretIdsAt(one, state.instant).length === 0
          ? "no-live-value"
          : type,
      ),
    ),
  );
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
