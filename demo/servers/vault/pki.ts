import { listing, notFound, type Reply, unsupported } from "@/demo/servers/vault/envelope";
import { type MountRequest, paged } from "@/demo/servers/vault/request";
import { DAY } from "@/demo/world/calendar";
import { type Certificate, certificate, issued, pem } from "@/demo/world/certificates";
import type { EngineHistory } from "@/demo/world/engine-history";
import { engineRow } from "@/demo/world/engine-rows";
import { uuid } from "@/demo/world/random";
import { compare } from "@/demo/world/state";

const MACHINES_PER_ISSUER = 24;

/** PKI: issuers and certificates are public; what issues them is refused elsewhere. */
export function pki(request: MountRequest): Reply {
  const { operation, rest, mount, state, query } = request;
  const issuers = [...state.vault.engine(mount.accessor, "pki-issuer").values()];
  const [area = "", name = ""] = rest.split("/");
  if (area === "issuers" && operation === "list") {
    const byId = new Map(issuers.map((one) => [idOf(one), one]));
    const keys = paged([...byId.keys()].sort(compare), query);
    return listing(keys, Object.fromEntries(keys.map((key) => [key, issuerInfo(byId.get(key))])));
  }
  if (area === "issuer" && operation === "read") {
    const found = issuers.find((one) => idOf(one) === name || one.name === name);
    return found ? { data: issuer(found) } : notFound;
  }
  if (area === "roles") return roles(request, name);
  const all = issuers.flatMap((one) => certificatesOf(one, request));
  if (area === "certs" && operation === "list") {
    const bySerial = new Map(all.map((one) => [one.serial, one]));
    const keys = paged([...bySerial.keys()].sort(compare), query);
    if (name !== "detailed") return listing(keys);
    return listing(keys, Object.fromEntries(keys.map((key) => [key, details(bySerial.get(key))])));
  }
  if (area === "cert" && operation === "read") {
    const found = all.find(({ serial }) => serial === name || serial === name.replaceAll("-", ":"));
    return found
      ? { data: { certificate: pem(found), revocation_time: 0, revocation_time_rfc3339: "" } }
      : notFound;
  }
  return unsupported;
}

function roles({ operation, mount, state, query }: MountRequest, name: string): Reply {
  const found = state.vault.engine(mount.accessor, "pki-role");
  if (operation === "list") return listing(paged([...found.keys()].sort(compare), query));
  const role = found.get(name);
  return role ? { data: engineRow(role, state.instant, state.world.when) } : notFound;
}

const idOf = ({ name }: EngineHistory): string => uuid(`issuer/${name}`);

function own({ name, writes: [from = 0] }: EngineHistory): Certificate {
  return certificate(
    `${name}.hokushin.example`,
    `${name}.hokushin.example`,
    from,
    from + 1825 * DAY,
  );
}

function issuer(history: EngineHistory): Record<string, unknown> {
  return {
    ca_chain: [pem(own(history))],
    certificate: pem(own(history)),
    issuer_id: idOf(history),
    issuer_name: history.name.replaceAll(".", "-"),
    key_id: uuid(`issuer-key/${history.name}`),
    leaf_not_after_behavior: "err",
    revocation_signature_algorithm: "",
    revoked: false,
    usage: "crl-signing,issuing-certificates,ocsp-signing,read-only",
  };
}

function issuerInfo(history: EngineHistory | undefined): Record<string, unknown> {
  if (!history) return {};
  return {
    is_default: false,
    issuer_name: history.name.replaceAll(".", "-"),
    key_id: uuid(`issuer-key/${history.name}`),
    serial_number: own(history).serial,
  };
}

function certificatesOf(history: EngineHistory, { state }: MountRequest): Certificate[] {
  const { service } = history.subject;
  const machines = Array.from(
    { length: MACHINES_PER_ISSUER },
    (_, index) => `t${String(index + 1).padStart(3, "0")}.${service.id}.hokushin.example`,
  );
  return issued(`${history.name}.hokushin.example`, machines, state.instant, state.world.when);
}

function details(one: Certificate | undefined): Record<string, unknown> {
  if (!one) return {};
  return {
    common_name: one.commonName,
    issuer: one.issuer,
    not_after: new Date(one.to).toISOString(),
    not_before: new Date(one.from).toISOString(),
    serial_number: one.serial,
  };
}
