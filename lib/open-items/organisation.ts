import "server-only";
import type { z } from "zod";
import { can } from "@/lib/access-control/model";
import { ownPart } from "@/lib/access-control/separation";
import type { Viewer } from "@/lib/access-control/viewer";
import { actorOf } from "@/lib/break-glass/actor";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { deciderOf } from "@/lib/declarations/actor";
import { mayDecide } from "@/lib/declarations/approval";
import { pageOf } from "@/lib/declarations/model/pages";
import { storedRows } from "@/lib/declarations/stored";
import type { KpiQuery } from "@/lib/kpis/model";
import { endingTokens, unusedTokens, visibleTokens } from "@/lib/tokens/queries";
import type { OpenItem } from "./model";

const dayMs = 86_400_000;

/**
 * What is of no team but of the organisation's settings: changes of rules and policies that this very viewer may decide, and
 * his tokens (everybody's, of who manages them) that end soon or that nobody uses. Of the present and of the whole: what was
 * open on a past day is not kept, and no team, service or environment holds it.
 */
export async function openOfOrganisation(
  viewer: Viewer,
  { team, service, environment, backend, classification }: z.output<typeof KpiQuery>,
  { at, past }: { at: Date; past: boolean },
): Promise<OpenItem[]> {
  const narrowed = [team, service, environment, backend, classification].flat().length > 0;
  if (past || narrowed) return [];
  return (await Promise.all([toDecide(viewer, at), tokens(viewer, at)])).flat();
}

async function toDecide(viewer: Viewer, at: Date): Promise<OpenItem[]> {
  if (!can(viewer.bindings, "declaration:decide")) return [];
  const proposals = await storedRows("state = 'proposed'", []);
  if (proposals.length === 0) return [];
  const actor = await actorOf(viewer);
  const decider = await deciderOf(viewer, actor, pool());
  const mine = proposals.filter(
    ({ proposedBy, bettered }) =>
      ownPart("declaration:decide", actor, { requester: proposedBy }) === null &&
      mayDecide(decider, bettered),
  );
  const of = (page: ReturnType<typeof pageOf>) =>
    mine
      .filter(({ section }) => pageOf(section) === page)
      .map(({ proposedAt }) => new Date(proposedAt));
  return [
    ...itemOf("rule-to-decide", of("rules"), at),
    ...itemOf("policy-to-decide", of("policies"), at),
  ];
}

async function tokens(viewer: Viewer, at: Date): Promise<OpenItem[]> {
  if (viewer.kind !== "person" || !can(viewer.bindings, "token:own")) return [];
  const shown = visibleTokens(viewer);
  const [ending, unused] = await Promise.all([
    prisma().apiToken.count({ where: { AND: [shown, endingTokens(at)] } }),
    prisma().apiToken.count({ where: { AND: [shown, unusedTokens(at)] } }),
  ]);
  const some = (count: number): null[] => Array.from({ length: count }, () => null);
  return [...itemOf("token-ending", some(ending), at), ...itemOf("token-unused", some(unused), at)];
}

/** Nothing where nothing waits. `since`: when each began to wait; null: it is not due yet. */
function itemOf(kind: OpenItem["class"], since: readonly (Date | null)[], at: Date): OpenItem[] {
  if (since.length === 0) return [];
  const waited = since.flatMap((one) => (one ? [at.getTime() - one.getTime()] : []));
  return [
    {
      class: kind,
      team: null,
      count: since.length,
      inScope: since.length,
      classification: null,
      services: [],
      kind: null,
      daysPastDue: waited.length > 0 ? Math.max(0, Math.floor(Math.max(...waited) / dayMs)) : null,
    },
  ];
}
