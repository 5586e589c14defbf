import { z } from "zod";
import type { VaultClient } from "@/lib/backends/vault/client";
import { isDenied, isUnsupported } from "@/lib/backends/vault/errors";

const Info = z.object({ id: z.string().min(1) });
const Listed = z.object({
  data: z.object({ keys: z.array(z.string()), key_info: z.record(z.string(), Info) }),
});

export interface Namespace {
  /** Without slashes at its ends; "" is the root. */
  path: string;
  /** The server's own, which a rename keeps; "root" for the root. */
  id: string;
}

/**
 * The id of the namespace the settings begin in: that of the token, where the token was made in it; else told by its
 * parent, where the token may ask; else `path=<its path>`.
 */
export async function readStart(client: VaultClient, signal: AbortSignal): Promise<Namespace> {
  const { namespace: path } = client;
  if (path === "") return { path, id: "root" };

  const { namespaceId } = await client.session.token(signal);
  if (namespaceId) return { path, id: namespaceId };

  const cut = path.lastIndexOf("/");
  const target = {
    engine: "sys",
    namespace: path.slice(0, Math.max(cut, 0)),
    mount: "sys/",
  } as const;
  try {
    const told = await client.read(target, `namespaces/${path.slice(cut + 1)}`, signal);
    return { path, id: z.object({ data: Info }).parse(told).data.id };
  } catch (error) {
    if (!isDenied(error) && !isUnsupported(error)) throw error;
    return { path, id: `path=${path}` };
  }
}

/**
 * The namespaces right below one. Empty where there are none, where the product has none (Vault Community), and where
 * listing them is not allowed. Errors as those of VaultClient: 503 means that this namespace is sealed.
 */
export async function readChildren(
  client: VaultClient,
  namespace: string,
  signal: AbortSignal,
): Promise<Namespace[]> {
  try {
    const target = { engine: "sys", namespace, mount: "sys/" } as const;
    const { data } = Listed.parse(await client.list(target, "namespaces", signal));
    return data.keys.flatMap((key) => {
      const id = data.key_info[key]?.id;
      const name = key.replace(/\/$/, "");
      return id ? [{ id, path: namespace === "" ? name : `${namespace}/${name}` }] : [];
    });
  } catch (error) {
    if (isDenied(error) || isUnsupported(error)) return [];
    throw error;
  }
}
