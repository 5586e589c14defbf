import { listing, notFound, type Reply, unsupported } from "@/demo/servers/vault/envelope";
import { refuse } from "@/demo/servers/vault/kv";
import { pki } from "@/demo/servers/vault/pki";
import { type MountRequest, paged } from "@/demo/servers/vault/request";
import { engineRow } from "@/demo/world/engine-rows";
import { compare } from "@/demo/world/state";
import type { Store } from "@/demo/world/subject";

/** What of an engine answers with a credential. */
const issues: Readonly<Record<string, RegExp>> = {
  database: /^(creds|static-creds)\//,
  transit: /^(export|backup|datakey|decrypt|byok-export)\//,
  ssh: /^(creds|sign|issue)\//,
  aws: /^(creds|sts|static-creds)\//,
  pki: /^(issue|sign|sign-verbatim|issuer\/[^/]+\/(issue|sign))\//,
};

const shelves: Readonly<Record<string, Readonly<Record<string, Store>>>> = {
  database: {
    config: "database-config",
    roles: "database-role",
    "static-roles": "database-static",
  },
  transit: { keys: "transit" },
  ssh: { roles: "ssh-role" },
  aws: { roles: "aws-role" },
};

/** The engines that make credentials: their roles, keys and connections are told, nothing they issue. */
export function engine(request: MountRequest): Reply {
  const { mount, rest } = request;
  if (issues[mount.type]?.test(rest)) return refuse(request);
  if (mount.type === "pki") return pki(request);
  if (mount.type === "ssh" && rest === "config/ca") {
    if (request.state.vault.engine(mount.accessor, "ssh-ca").size === 0) return notFound;
    return { data: { public_key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKagimoriDemo\n" } };
  }
  if (mount.type === "aws" && rest === "config/root") return awsRoot(request);
  const [area = "", name = ""] = rest.split("/");
  const store = shelves[mount.type]?.[area];
  if (!store) return request.operation === "list" ? notFound : unsupported;
  return name === "" ? list(request, store) : read(request, store, name);
}

function list({ operation, mount, state, query }: MountRequest, store: Store): Reply {
  if (operation !== "list") return unsupported;
  const found = state.vault.engine(mount.accessor, store);
  const keys = paged([...found.keys()].sort(compare), query);
  if (store !== "ssh-role") return listing(keys);
  return listing(keys, Object.fromEntries(keys.map((key) => [key, { key_type: "ca" }])));
}

function read({ operation, mount, state }: MountRequest, store: Store, name: string): Reply {
  if (operation !== "read") return unsupported;
  const found = state.vault.engine(mount.accessor, store).get(name);
  return found ? { data: engineRow(found, state.instant, state.world.when) } : notFound;
}

/** The engine's own key: its id is told, its secret half never. */
function awsRoot({ operation, mount, state }: MountRequest): Reply {
  if (operation !== "read") return unsupported;
  if (state.vault.engine(mount.accessor, "aws-root").size === 0) return notFound;
  return {
    data: {
      access_key: `AKIA${"KGMRDEMOENGINE00"}`,
      iam_endpoint: "",
      max_retries: -1,
      region: "ap-northeast-1",
      sts_endpoint: "",
      username_template: "",
    },
  };
}
