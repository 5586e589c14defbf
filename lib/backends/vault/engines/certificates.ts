import { X509Certificate } from "node:crypto";
import { z } from "zod";
import type { Target, VaultClient } from "@/lib/backends/vault/client";
import { notice, type Reading } from "@/lib/backends/vault/engines/parts";
import { isDenied, isMissing, isUnsupported, VaultAnswer } from "@/lib/backends/vault/errors";
import { instant } from "@/lib/backends/vault/instant";
import { dataOf } from "@/lib/backends/vault/listing/data";
import { keysOf, PAGE } from "@/lib/backends/vault/listing/keys";

export interface Certificate {
  serial: string;
  commonName: string | null;
  notAfter: string;
}

/** The certificates a mount has issued and keeps. */
export interface Certificates {
  /** Of those the server lists. */
  stored: number;
  /** How many of them were looked at: not all where each takes a request, or there are very many. */
  read: number;
  /** The next to expire, soonest first. */
  expiring: Certificate[];
}

const Detail = z.object({ common_name: z.string().nullish(), not_after: z.string() });
const Stored = z.object({
  certificate: z.string(),
  revocation_time: z.number().nullish(),
});

const SHOWN = 50;
/** Certificates read one by one, on servers without detailed lists. */
const ONE_BY_ONE = 100;
const PAGES = 40;

/** Null where the policy does not let us list them: that is optional. */
export async function readCertificates(
  reading: Reading,
  target: Target,
): Promise<Certificates | null> {
  const { client, signal } = reading;
  const now = reading.clock();
  try {
    const detailed = await readDetailed(client, target, signal);
    const { stored, found } = detailed ?? (await readOneByOne(client, target, signal));
    const expiring = found
      .filter(({ notAfter }) => new Date(notAfter) > now)
      .sort((a, b) => a.notAfter.localeCompare(b.notAfter))
      .slice(0, SHOWN);
    return { stored, read: found.length, expiring };
  } catch (error) {
    if (error instanceof VaultAnswer && error.empty) return { stored: 0, read: 0, expiring: [] };
    if (!isDenied(error) && !isUnsupported(error)) throw error;
    notice(reading, error);
    return null;
  }
}

interface Found {
  stored: number;
  found: Certificate[];
}

/** OpenBao tells names and dates in the list; null where the server, or the policy, has no such list. */
async function readDetailed(
  client: VaultClient,
  target: Target,
  signal: AbortSignal,
): Promise<Found | null> {
  const found: Certificate[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    try {
      const answer = await client.list(target, "certs/detailed", signal, { after, limit: PAGE });
      const { keys, info } = keysOf(answer);
      found.push(...keys.flatMap((serial) => fromDetail(serial, info[serial]) ?? []));
      const last = keys.at(-1);
      if (last === undefined || keys.length !== PAGE) break;
      // Serials are shown with colons and kept with hyphens, by which `after` is compared: a colon would skip some.
      after = last.replaceAll(":", "-");
    } catch (error) {
      if (page === 0 && (isDenied(error) || isUnsupported(error))) return null;
      if (isMissing(error)) break;
      throw error;
    }
  }
  return { stored: found.length, found };
}

async function readOneByOne(
  client: VaultClient,
  target: Target,
  signal: AbortSignal,
): Promise<Found> {
  const { keys } = keysOf(await client.list(target, "certs", signal));
  const found = await Promise.all(
    keys.slice(0, ONE_BY_ONE).map(async (serial) => {
      const answer = await client.read(target, `cert/${serial}`, signal);
      return fromCertificate(serial, dataOf(answer));
    }),
  );
  return { stored: keys.length, found: found.filter((one) => one !== null) };
}

function fromDetail(serial: string, info: unknown): Certificate | null {
  const told = Detail.safeParse(info).data;
  const notAfter = instant(told?.not_after)?.iso;
  return notAfter ? { serial, commonName: told?.common_name || null, notAfter } : null;
}

export function fromCertificate(serial: string, data: unknown): Certificate | null {
  const told = Stored.parse(data);
  // 0 is "not revoked".
  if (told.revocation_time) return null;
  const { subject, validTo } = new X509Certificate(told.certificate);
  const commonName = /^CN=(.*)$/m.exec(subject ?? "")?.[1] ?? null;
  return { serial, commonName, notAfter: new Date(validTo).toISOString() };
}
