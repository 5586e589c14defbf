import { z } from "zod";
import type { VaultClient } from "@/lib/backends/vault/client";
import type { MountEngine } from "@/lib/backends/vault/engines/list-mount";
import { isDenied, isUnsupported } from "@/lib/backends/vault/errors";

/** One mount of either table, as far as it is used. */
const Told = z.object({
  type: z.string(),
  accessor: z.string().min(1),
  options: z.object({ version: z.string().optional() }).nullish(),
});
const Table = z.record(z.string(), Told);
const UiMounts = z.object({
  data: z.object({ secret: Table.nullish(), auth: Table.nullish() }),
});
const SysMounts = z.object({ data: Table });

export interface Mount {
  /** With its slash: `secret/`, `auth/approle/`. */
  path: string;
  accessor: string;
  /** The server's word: kv, database, … */
  type: string;
  /** How we read it; null: nothing of it is read. */
  engine: MountEngine | null;
}

/**
 * Mounts on which the token may do anything at all. `sys/internal/ui/mounts` needs no policy of its own; where it is
 * denied or missing, `sys/mounts` gives the engines, without auth methods. Errors as those of VaultClient.
 */
export async function readMounts(
  client: VaultClient,
  namespace: string,
  signal: AbortSignal,
): Promise<Mount[]> {
  const target = { engine: "sys", namespace, mount: "sys/" } as const;
  try {
    const { data } = UiMounts.parse(await client.read(target, "internal/ui/mounts", signal));
    return [...mounts(data.secret, ""), ...mounts(data.auth, "auth/")];
  } catch (error) {
    if (!isDenied(error) && !isUnsupported(error)) throw error;
    const { data } = SysMounts.parse(await client.read(target, "mounts", signal));
    return mounts(data, "");
  }
}

/** Every engine of a namespace, where reading `sys/mounts` is allowed; else null. */
export async function readAllMounts(
  client: VaultClient,
  namespace: string,
  signal: AbortSignal,
): Promise<Mount[] | null> {
  try {
    const target = { engine: "sys", namespace, mount: "sys/" } as const;
    return mounts(SysMounts.parse(await client.read(target, "mounts", signal)).data, "");
  } catch (error) {
    if (isDenied(error) || isUnsupported(error)) return null;
    throw error;
  }
}

/** The system's own: they hold no secrets of the organisation's, or only the token's own. */
const ofTheSystem = new Set([
  "system",
  "cubbyhole",
  "identity",
  "token",
  "ns_system",
  "ns_cubbyhole",
  "ns_identity",
  "ns_token",
]);

function mounts(table: z.output<typeof Table> | null | undefined, prefix: "" | "auth/"): Mount[] {
  return Object.entries(table ?? {})
    .filter(([, { type }]) => !ofTheSystem.has(type))
    .map(([path, { type, accessor, options }]) => ({
      path: `${prefix}${path.replace(/\/*$/, "/")}`,
      accessor,
      type,
      engine: prefix === "" ? engineOf(type, options?.version) : type === "approle" ? type : null,
    }));
}

/** `options` null or "1" is KV v1, whatever the mount is called; very old ones have the type `generic`. */
function engineOf(type: string, version: string | undefined): MountEngine | null {
  switch (type) {
    case "kv":
      return version === "2" ? "kv2" : "kv1";
    case "generic":
      return "kv1";
    case "database":
    case "pki":
    case "transit":
    case "ssh":
    case "aws":
      return type;
    default:
      return null;
  }
}
