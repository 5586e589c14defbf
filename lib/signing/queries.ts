import "server-only";
import type { Viewer } from "@/lib/access-control/viewer";
import { prisma } from "@/lib/db/prisma";
import type { List } from "@/lib/http/model";
import type { PublicKey } from "./model";

/** Every key ever signed with, newest first. A public key is for everybody who is somebody here. */
export async function listKeys(_viewer: Viewer): Promise<List<PublicKey>> {
  const rows = await prisma().signingKey.findMany({ orderBy: { firstUsedAt: "desc" } });
  const items = rows.map((row) => ({ ...row, firstUsedAt: row.firstUsedAt.toISOString() }));
  return { items, nextCursor: null, total: items.length };
}

/** Fingerprint → public key (PEM) of all of them. */
export async function publicKeys(): Promise<ReadonlyMap<string, string>> {
  const rows = await prisma().signingKey.findMany();
  return new Map(rows.map(({ fingerprint, publicKey }) => [fingerprint, publicKey]));
}
