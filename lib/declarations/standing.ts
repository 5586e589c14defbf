import "server-only";
import { createHash } from "node:crypto";
import { mayEverywhere } from "@/lib/access-control/everywhere";
import { can } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import type { Place } from "@/lib/backends/secret-backend";
import { Config } from "@/lib/config/model";
import { Exclusion } from "@/lib/config/model/mapping";
import { Ignored } from "@/lib/config/model/policies";
import { configNow } from "@/lib/config/now";
import { pathMatcher } from "@/lib/inventory/attributes/path-pattern";
import { condition } from "@/lib/inventory/attributes/where";
import { environments } from "@/lib/inventory/attributes/words";
import type { Secret } from "@/lib/inventory/model/secret";
import { dayOf } from "@/lib/organisation/calendar";
import type { Offer, Standing } from "./model/standing";
import { listSection } from "./queries";
import { wholeConfig } from "./whole-config";

type Subject = Pick<
  Secret,
  | "id"
  | "backend"
  | "type"
  | "path"
  | "place"
  | "sourceIds"
  | "counted"
  | "plainTextPattern"
  | "removedAt"
>;

/** What was declared of one secret, and what may be; null for whoever may not read what is declared. */
export async function readStanding(
  viewer: Viewer,
  secret: Subject,
  now: Date,
): Promise<Standing | null> {
  if (!can(viewer.bindings, "declaration:read")) return null;
  const [fits, ignored, excluded] = [
    await fitting(now),
    await listSection(viewer, "plainText.ignore"),
    await listSection(viewer, "mapping.exclude"),
  ];
  const judged = secret.plainTextPattern
    ? ignored.filter(({ body }) => fits.judgement(body, secret.path))
    : [];
  const outside = excluded.filter(({ body }) => fits.exclusion(body, secret));
  const mayChange = mayEverywhere(viewer, "declaration:propose");
  const offered = mayChange && secret.removedAt === null && isPlain(secret.path);
  return {
    items: [...judged, ...outside],
    mayChange,
    offers: [
      ...(offered && secret.plainTextPattern && judged.length === 0
        ? [offerOfJudgement(secret.path)]
        : []),
      ...(offered && secret.counted !== "none" && outside.length === 0
        ? [offerOfExclusion(secret)]
        : []),
    ],
  };
}

/** Of suspected parameters by their paths: the judgement that one is no secret. Empty for whoever may not declare it. */
export function offersOf(viewer: Viewer, paths: readonly string[]): Record<string, Offer> {
  if (!mayEverywhere(viewer, "declaration:propose")) return {};
  const plain = paths.filter(isPlain);
  return Object.fromEntries(plain.map((path) => [path, offerOfJudgement(path)]));
}

/** Why, by whom and until when something is out of a figure, as declared now. */
export async function takenOutBy(now: Date) {
  const [fits, loaded] = [await fitting(now), configNow(now) ?? Config.parse({})];
  const { plainText, mapping } = await wholeConfig(loaded);
  return {
    judgement: (path: string) => plainText.ignore.find((one) => fits.judgement(one, path)) ?? null,
    exclusion: (secret: Omit<Subject, "id" | "counted" | "plainTextPattern" | "removedAt">) =>
      mapping.exclude.find((one) => fits.exclusion(one, secret)) ?? null,
  };
}

/** Whether an item fits, which is over when its last day is. */
async function fitting(now: Date) {
  const whole = await wholeConfig(configNow(now) ?? Config.parse({}));
  const words = environments(whole.mapping.values.environment);
  const today = dayOf(now, whole.organisation.timeZone);
  return {
    judgement(body: unknown, path: string): boolean {
      const item = Ignored.omit({ approver: true }).loose().safeParse(body).data;
      return (
        item !== undefined && item.until >= today && pathMatcher(item.path, words)(path) !== null
      );
    },
    exclusion(
      body: unknown,
      secret: Pick<Subject, "type" | "path" | "place" | "backend" | "sourceIds">,
    ) {
      const item = Exclusion.omit({ approver: true }).loose().safeParse(body).data;
      if (!item || item.until < today) return false;
      const test = condition(item.match, words);
      const { account, region, cluster, namespace, mount, label } = secret.place;
      const place: Place = {
        ...{ key: "", backend: secret.backend, label },
        ...{ account, region, cluster, namespace, mount },
      };
      return (
        // What no source watches any more is known by where it is.
        [...secret.sourceIds, ""].some((source) => test.place(place, source)) &&
        test.entry(secret) !== null
      );
    },
  };
}

/** A path that, as a pattern, is nothing but itself. */
const isPlain = (path: string) => path.length <= 500 && !/[*{}]/.test(path);

const keyOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** The same of one path each time, so that what was said of it before is its history. */
const offerOfJudgement = (path: string): Offer => ({
  section: "plainText.ignore",
  key: keyOf(path),
  body: { path },
});

function offerOfExclusion({ id, backend, path, place }: Subject): Offer {
  const key = `only-${keyOf(id)}`;
  const { account, region, namespace, mount } = place;
  const where = Object.entries({ account, region, namespace, mount }).flatMap(([name, value]) =>
    value ? [[name, [value]]] : [],
  );
  const match = { backend: [backend], path: [path], ...Object.fromEntries(where) };
  return { section: "mapping.exclude", key, body: { id: key, match } };
}
