import "server-only";
import { z } from "zod";
import { can } from "@/lib/access-control/model";
import { inRowsOf } from "@/lib/access-control/scope-sql";
import type { Viewer } from "@/lib/access-control/viewer";
import { Prisma, prisma } from "@/lib/db/prisma";
import { searched } from "@/lib/inventory/conditions";
import { folded, likePattern, terms } from "@/lib/inventory/search";
import { kpisFor } from "@/lib/kpis/question";
import { listViews } from "@/lib/saved-views/queries";
import { Found, type FoundSecret, type SearchQuery } from "./model";

/** So many of each are shown. */
const most = 8;
/** Among so many the best are looked for: a word that fits everything is answered at once. */
const looked = 400;

/** What fits some words: secrets, people, KPIs and kept views, each as far as the viewer may see it. */
export async function find(viewer: Viewer, { q, secret }: SearchQuery): Promise<Found> {
  const [secrets, recent, people, views] = await Promise.all([
    secretsLike(viewer, q),
    secretsById(viewer, secret),
    peopleLike(viewer, q),
    listViews(viewer),
  ]);
  const words = terms(q);
  return {
    secrets,
    recent: secret.flatMap((id) => recent.find((one) => one.id === id) ?? []),
    people,
    kpis: kpisFor(viewer).map(({ id }) => id),
    views: views.items
      .filter(({ name }) => words.every((word) => folded(name).includes(word)))
      .slice(0, most),
  };
}

/** Those whose last part begins with what was typed first. */
async function secretsLike(viewer: Viewer, q: string): Promise<FoundSecret[]> {
  if (terms(q).length === 0) return [];
  const last = likePattern(folded(q.trim())).slice(1);
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT id, path, label AS place, environment FROM (
      SELECT s.id, s.path, p.label, s.environment FROM secret s JOIN place p ON p.id = s.place_id
       WHERE s.removed_at IS NULL AND ${inRowsOf(viewer)} AND ${Prisma.join(searched(q), " AND ")} LIMIT ${looked}) AS s
     ORDER BY lower(substring(path from '[^/]*$')) LIKE ${last} DESC, length(path), path LIMIT ${most}`;
  return Found.shape.secrets.parse(rows);
}

async function secretsById(viewer: Viewer, ids: readonly string[]): Promise<FoundSecret[]> {
  if (ids.length === 0) return [];
  const rows = await prisma().$queryRaw<unknown[]>`
    SELECT s.id, s.path, p.label AS place, s.environment FROM secret s JOIN place p ON p.id = s.place_id
     WHERE s.id = ANY(${[...ids]}::uuid[]) AND s.removed_at IS NULL AND ${inRowsOf(viewer)}`;
  return z.array(Found.shape.secrets.element).parse(rows);
}

/** The register of people is open to who sees persons. */
async function peopleLike(viewer: Viewer, q: string): Promise<Found["people"]> {
  const words = terms(q);
  if (words.length === 0 || !can(viewer.bindings, "access:read")) return [];
  return prisma().person.findMany({
    where: {
      AND: words.map((word) => ({
        OR: [
          { id: { contains: word, mode: "insensitive" as const } },
          { name: { contains: word, mode: "insensitive" as const } },
        ],
      })),
    },
    select: { id: true, name: true, team: true },
    orderBy: { name: "asc" },
    take: most,
  });
}
