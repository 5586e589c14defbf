import { X509Certificate } from "node:crypto";
import { z } from "zod";
import type { BackendEntry, Completion } from "@/lib/backends/secret-backend";
import { type Certificates, readCertificates } from "@/lib/backends/vault/engines/certificates";
import { objects, type Part, type Reading, targetOf } from "@/lib/backends/vault/engines/parts";
import { entryAt, type MountPlace } from "@/lib/backends/vault/entry";
import { isUnsupported } from "@/lib/backends/vault/errors";
import { seconds } from "@/lib/backends/vault/instant";
import { dataOf } from "@/lib/backends/vault/listing/data";
import { collectFailures } from "@/lib/backends/vault/listing/failures";
import { listAll } from "@/lib/backends/vault/listing/keys";

const Period = z.union([z.number(), z.string()]).nullish();

const Listed = z.object({ is_default: z.boolean().nullish() });

const Issuer = z.object({
  certificate: z.string(),
  issuer_name: z.string().nullish(),
  /** Empty where the mount holds the certificate alone, of a CA elsewhere. Absent before Vault 1.11. */
  key_id: z.string().nullish(),
  revoked: z.boolean().nullish(),
  usage: z.string().nullish(),
});

const Role = z.object({
  allowed_domains: z.array(z.string()).nullish(),
  key_type: z.string().nullish(),
  ttl: Period,
  max_ttl: Period,
  no_store: z.boolean().nullish(),
});

export interface IssuerFound {
  id: string;
  isDefault: boolean;
  data: unknown;
}

export function pkiParts(reading: Reading): Part[] {
  return [
    { optional: false, list: () => listIssuers(reading) },
    objects(reading, targetOf(reading, "pki"), "roles", (name, data) =>
      pkiRole(reading.at, name, data),
    ),
  ];
}

/** Issuers are few, and the age of one needs those that share its key: all are read before the first is given. */
async function* listIssuers(reading: Reading): AsyncGenerator<readonly BackendEntry[], Completion> {
  const { client, at, signal } = reading;
  const target = targetOf(reading, "pki");
  const failures = collectFailures();
  const found: IssuerFound[] = [];
  const take = async (id: string, path: string, isDefault: boolean) => {
    try {
      found.push({ id, isDefault, data: dataOf(await client.read(target, path, signal)) });
    } catch (error) {
      failures.add(error, signal);
    }
  };

  try {
    const { keys, info } = await listAll(client, target, "issuers", signal);
    await Promise.all(
      keys.map((id) =>
        take(id, `issuer/${id}`, Listed.safeParse(info[id]).data?.is_default ?? false),
      ),
    );
  } catch (error) {
    if (!isUnsupported(error)) throw error;
    // Before Vault 1.11 a mount had one issuer, without a name.
    await take("default", "cert/ca", true);
  }

  if (found.length > 0) yield issuers(at, found, await readCertificates(reading, target));
  const all = failures.all();
  return { complete: all.length === 0, failures: all };
}

/**
 * The issuers of a mount. A key is not new because it was certified again: its age is the earliest notBefore of the
 * issuers that share it. The list of certificates issued moves with use; it stands beside the default issuer.
 */
export function issuers(
  at: MountPlace,
  found: readonly IssuerFound[],
  certificates: Certificates | null,
): BackendEntry[] {
  const read = found.map(({ id, isDefault, data }) => {
    const told = Issuer.parse(data);
    return { id, isDefault, told, certificate: new X509Certificate(told.certificate) };
  });
  const beginnings = new Map<string, string>();
  for (const { id, told, certificate } of read) {
    const key = told.key_id || id;
    const begin = new Date(certificate.validFrom).toISOString();
    const known = beginnings.get(key);
    if (known === undefined || begin < known) beginnings.set(key, begin);
  }
  const shown = read.find(({ isDefault }) => isDefault) ?? read[0];

  return read.map((issuer) => {
    const { id, isDefault, told, certificate } = issuer;
    const key = certificate.publicKey;
    return entryAt(at, `issuer/${id}`, {
      type: "pki-issuer",
      name: told.issuer_name || id,
      createdAt: new Date(certificate.validFrom).toISOString(),
      valueChangedAt: {
        at: beginnings.get(told.key_id || id) ?? null,
        evidence: "engine",
        unknown: null,
      },
      inactive: told.key_id === "" ? "no-live-value" : null,
      facts: {
        subject: certificate.subject.replaceAll("\n", ", "),
        notAfter: new Date(certificate.validTo).toISOString(),
        keyType: key.asymmetricKeyType ?? null,
        keyBits: key.asymmetricKeyDetails?.modulusLength ?? null,
        curve: key.asymmetricKeyDetails?.namedCurve ?? null,
        usage: told.usage ?? null,
        isDefault,
        revoked: told.revoked ?? false,
      },
      moving: {
        lastAccessedOn: null,
        nextRotationAt: null,
        detail: issuer === shown && certificates ? { certificates } : null,
      },
    });
  });
}

export function pkiRole(at: MountPlace, name: string, data: unknown): BackendEntry {
  const told = Role.parse(data);
  return entryAt(at, `roles/${name}`, {
    type: "dynamic-role",
    name,
    valueChangedAt: { at: null, evidence: null, unknown: "never" },
    facts: {
      allowedDomains: told.allowed_domains ?? [],
      keyType: told.key_type ?? null,
      defaultTtlSeconds: seconds(told.ttl),
      maxTtlSeconds: seconds(told.max_ttl),
      // Certificates it issues appear in no list.
      noStore: told.no_store ?? false,
    },
  });
}
