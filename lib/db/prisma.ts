import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";
import { pool } from "./pool";

const shared = globalThis as unknown as { kagimoriPrisma?: PrismaClient };

/** Prisma over the shared pool: rows and screens. Bulk writes go through `pool()` and COPY. */
export function prisma(): PrismaClient {
  shared.kagimoriPrisma ??= new PrismaClient({
    adapter: new PrismaPg(pool()),
    // A session's or token's hash never leaves the room that asks for it by name.
    omit: { appUser: { passphraseHash: true }, apiToken: { tokenHash: true } },
  });
  return shared.kagimoriPrisma;
}

export { Prisma } from "./generated/client";
