import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { analyze, emptyInventory } from "./database";
import type { Bench, Scale } from "./goal";
import { inventedBackend, inventedEntries } from "./make-believe";
import { median, seconds } from "./measure";
import { syncOnce } from "./sync-request";

const item = { kind: "secrets-manager", regions: ["ap-northeast-1"] };
const ASKED = 300;
const page = `SELECT id, name, path, environment, team, service, owner, classification
                FROM secret WHERE removed_at IS NULL ORDER BY path, id LIMIT 50`;

/** A page of fifty rows and eight columns by Prisma against the same by pg, one after the other. */
export const prismaPage: Bench = {
  goals: [{ name: "prisma-page", goal: 3, must: "at most", unit: "times pg p50" }],
  async run({ entries }: Scale) {
    await emptyInventory();
    await syncOnce(item, inventedBackend(inventedEntries(entries)));
    await analyze();
    const byPrisma: number[] = [];
    const byPg: number[] = [];
    for (let i = 0; i < ASKED; i++) {
      byPrisma.push(await seconds(readByPrisma));
      byPg.push(await seconds(() => pool().query({ name: "bench-page", text: page })));
    }
    return { "prisma-page": median(byPrisma) / median(byPg) };
  },
};

const readByPrisma = () =>
  prisma().secret.findMany({
    select: {
      id: true,
      name: true,
      path: true,
      environment: true,
      team: true,
      service: true,
      owner: true,
      classification: true,
    },
    where: { removedAt: null },
    orderBy: [{ path: "asc" }, { id: "asc" }],
    take: 50,
  });
