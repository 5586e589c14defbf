import { z } from "zod";
import type { BackendEntry, Completion, Place, SecretBackend } from "@/lib/backends/secret-backend";
import { defineBackend } from "@/lib/backends/secret-backend";
import { draw, inventedSecret, placeOfInvented } from "./make-believe-secret";

const placeOf = (account: string): Place => ({
  key: `aws:aws:${account}:ap-northeast-1:secretsmanager`,
  backend: "secrets-manager",
  label: `${account} ap-northeast-1 Secrets Manager`,
  account,
  region: "ap-northeast-1",
  cluster: null,
  namespace: null,
  mount: null,
});

export const inventedPlace: Place = placeOf("111122223333");

const parameters: Place = {
  ...placeOf("111122223399"),
  key: "aws:aws:111122223399:ap-northeast-1:ssm",
  backend: "parameter-store",
  label: "111122223399 ap-northeast-1 Parameter Store",
};
const vault: Place = {
  ...inventedPlace,
  key: "vault:bench:root:kv",
  backend: "vault",
  label: "bench kv",
  account: null,
  region: null,
  cluster: "bench",
  mount: "kv",
};

/** Thirteen places of three backends. */
const estate: readonly { place: Place; type: BackendEntry["type"] }[] = [
  ...[33, 34, 35, 36, 37, 38, 39].map((account) => ({
    place: placeOf(`1111222233${account}`),
    type: "secret" as const,
  })),
  { place: parameters, type: "secure-string" },
  { place: { ...parameters, key: `${parameters.key}:2`, label: "2" }, type: "secure-string" },
  { place: { ...parameters, key: `${parameters.key}:3`, label: "3" }, type: "string" },
  { place: vault, type: "kv2" },
  { place: { ...vault, key: `${vault.key}2`, label: "bench kv2", mount: "kv2" }, type: "kv2" },
  {
    place: { ...vault, key: `${vault.key}3`, label: "bench db", mount: "db" },
    type: "static-role",
  },
];

interface Listing {
  place: Place;
  entries: () => Iterable<BackendEntry>;
}

/** A backend that hands out entries of one place from memory, a hundred a page. */
export const inventedBackend = (entries: Iterable<BackendEntry>): SecretBackend =>
  backendOf([{ place: inventedPlace, entries: () => entries }]);

/**
 * The same of the first `count` invented secrets, spread over thirteen places of three backends.
 * @param changed the share of which the description is another one
 */
export const inventedEstate = (count: number, { changed = 0 } = {}): SecretBackend =>
  backendOf(
    estate.map(({ place, type }, number) => ({
      place,
      *entries() {
        for (let i = 0; i < count; i++) {
          if (placeOfInvented(i, estate.length) !== number) continue;
          const secret = inventedSecret(i, type);
          yield draw(i, 17) < changed ? { ...secret, description: `${i}` } : secret;
        }
      },
    })),
  );

const backendOf = (listings: readonly Listing[]): SecretBackend =>
  defineBackend({
    kind: "secrets-manager",
    settings: z.looseObject({}),
    allowedCalls: [],
    asksFor: () => true,
    explain: (error) => ({ cause: "unexpected", message: String(error), todo: "" }),
    connect: () => ({
      check: async () => ({ clockSkewMs: 0, identity: "bench" }),
      async *places() {
        for (const { place, entries } of listings) yield { place, list: () => pages(entries()) };
      },
      close: async () => {},
    }),
  });

async function* pages(
  entries: Iterable<BackendEntry>,
): AsyncGenerator<readonly BackendEntry[], Completion> {
  let page: BackendEntry[] = [];
  for (const entry of entries) {
    page.push(entry);
    if (page.length < 100) continue;
    yield page;
    page = [];
  }
  yield page;
  return { complete: true, failures: [] };
}

/** The first `count` invented secrets, made one by one. */
export function* inventedEntries(count: number): Generator<BackendEntry> {
  for (let i = 0; i < count; i++) yield inventedSecret(i, "secret");
}

/** What the config file says of the invented secrets: without policies all would stand in one state. */
export const inventedRules = {
  policies: {
    rotation: [
      {
        id: "quarter",
        match: { environment: "prod", kind: ["database", "external-api"] },
        maxAge: "P90D",
      },
      {
        id: "year",
        match: { environment: "prod", classification: ["critical", "confidential"] },
        maxAge: "P365D",
      },
      {
        id: "half-year",
        match: { environment: "stg", classification: "confidential" },
        maxAge: "P180D",
      },
      { id: "dev", match: { environment: "dev", classification: "critical" }, maxAge: "P365D" },
    ],
  },
};
