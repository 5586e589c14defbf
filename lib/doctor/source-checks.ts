import { backends } from "@/lib/backends";
import type { Config } from "@/lib/config/model";
import { prisma } from "@/lib/db/prisma";
import { type Check, failed, type Report, Rights, warning, well } from "./model";
import { rightsCheck } from "./rights-check";

type SourceReport = Report["sources"][number];

/** Each inventory source: whether it answers now, and what the rights test after its last sync found. */
export async function sourceChecks(
  config: Config,
  credential: (reference: string) => string,
  signal: AbortSignal,
): Promise<{ checks: Check[]; sources: SourceReport[] }> {
  const results = await Promise.all(
    config.sources.flatMap((source) => {
      const backend = backends.find(({ kind }) => kind === source.kind);
      return backend ? [examine(source, backend, credential, signal)] : [];
    }),
  );
  return {
    checks: results.flatMap(({ checks }) => checks),
    sources: results.map(({ source }) => source),
  };
}

async function examine(
  source: Config["sources"][number],
  backend: (typeof backends)[number],
  credential: (reference: string) => string,
  signal: AbortSignal,
): Promise<{ checks: Check[]; source: SourceReport }> {
  const { id } = source;
  const rights = await storedRights(id);
  try {
    const connection = backend.open(source, {
      credential,
      clock: () => new Date(),
      onCall: () => {},
    });
    const { clockSkewMs, identity } = await connection
      .check(AbortSignal.any([signal, AbortSignal.timeout(30_000)]))
      .finally(() => connection.close());
    return {
      checks: [
        well(`source-${id}`, `Reachable as ${identity}.`),
        clock(id, clockSkewMs),
        rightsCheck(id, rights),
      ],
      source: { id, reachable: true, rights, clockSkewMs },
    };
  } catch (error) {
    const { message, todo } = backend.explain(error);
    return {
      checks: [failed(`source-${id}`, message, todo), rightsCheck(id, rights)],
      source: { id, reachable: false, rights, clockSkewMs: null },
    };
  }
}

const never = { values: "not-determined", tested: 0, examples: [], reason: null } as const;

async function storedRights(id: string) {
  const row = await prisma().source.findUnique({ where: { id }, select: { rights: true } });
  const stored = Rights.safeParse(row?.rights);
  return stored.success ? stored.data : { ...never, examples: [] };
}

function clock(id: string, skewMs: number | null): Check {
  if (skewMs === null || Math.abs(skewMs) < 60_000)
    return well(
      `clock-${id}`,
      skewMs === null ? "The clock cannot be compared." : `Clocks differ by ${skewMs} ms.`,
    );
  return warning(
    `clock-${id}`,
    `Its clock and ours differ by ${Math.round(skewMs / 1000)} s.`,
    "Set both by NTP: due dates and windows rest on them.",
  );
}
