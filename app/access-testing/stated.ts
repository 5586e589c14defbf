import { seesPersons, seesRow } from "@/lib/access-control/levels";
import { seesEveryPerson } from "@/lib/access-control/unbounded";
import type { Asker } from "./viewers";
import type { Row, World } from "./world";

/** Sets of things by whose ids a route lists, shows or changes something; which of them somebody sees, by the pure rules. */
export const kinds = {
  secret: ({ bindings }: Asker, { secrets }: World) =>
    idsOf(secrets, (row) => seesRow(bindings, row)),
  event: ({ bindings }: Asker, { events }: World) =>
    idsOf(events, (row) => seesPersons(bindings, row)),
  /** Of exceptional access: by the secret, for who may decide it or audits. */
  request: ({ bindings }: Asker, { requests }: World) => {
    const judging = bindings.filter(({ role }) =>
      ["manager", "operator", "auditor"].includes(role),
    );
    return idsOf(requests, (row) => seesRow(judging, row));
  },
  /** The list of exports: one's own; everybody's for who sees everything. */
  export: ({ viewer }: Asker, { exports }: World) => (seesEveryPerson(viewer) ? exports : []),
  /** What only its maker opens: nobody who asks here is. */
  "own export": () => [],
  token: ({ bindings }: Asker, { tokens }: World) =>
    bindings.some(({ role }) => role === "admin") ? tokens : [],
} as const;
export type Kind = keyof typeof kinds;

/** All there are, seen or not: what an attempt to open by id is made with. */
export const everyIdOf: Readonly<Record<Kind, (world: World) => readonly string[]>> = {
  secret: ({ secrets }) => secrets.map(({ id }) => id),
  event: ({ events }) => events.map(({ id }) => id),
  request: ({ requests }) => requests.map(({ id }) => id),
  export: ({ exports }) => exports,
  "own export": ({ exports }) => exports,
  token: ({ tokens }) => tokens,
};

/** What a route shows or does. One line per route; see docs/security-model.md, "A new route". */
export type Statement = {
  /** Added to the path when it is tried. */
  query?: string;
  /** Values of the path's parameters: each is tried. */
  tries?: readonly Readonly<Record<string, string>>[];
  /** Refused (403) to whoever is not bound to everything. */
  ofAll?: true;
  /** Persons named beyond the level "persons": to who decides requests for exceptional access. */
  persons?: "in requests";
} & (
  | {
      /** `items` are exactly those of this kind one may see. */
      list: Kind;
      /** The field of an item that tells which it is; absent: `id`. */
      key?: string;
    }
  | { /** `{id}` is of this kind: 404 outside, as if it were not there. */ one: Kind }
  | {
      /** Changes what `{id}` (or an id in the body) is of this kind: 404 outside, too. */ act: Kind;
      body: object | ((id: string) => object);
    }
  | {
      /** Shows or changes no row by its id: why nothing is left to try, or the test that asserts it. */ because: string;
    }
);

const organisation = "Numbers: levels.db.test.ts.";
const kpiIds = [
  "inventory-completion",
  "rotation-compliance",
  "break-glass",
  "sprawl",
  "retrieval-failures",
  "plain-text-parameters",
  "unused-secrets",
];
const kpis = kpiIds.map((id) => ({ id }));
const noted = { attribute: "notes", value: "tried" };
const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const reason = { reason: "tried" };
const settings =
  "A setting of the organisation; it has no team, and who may do it may do it to all.";
const registers = "People of one's teams: lib/registers/registers.db.test.ts.";
const imports = "A preview is its uploader's alone: lib/registers/registers.db.test.ts.";
const accounts = "Accounts have no team: who manages users manages all.";
const ofSources = "Sources have no team: who may see one sees all.";

export const stated: Readonly<Record<string, Statement>> = {
  "GET /health": { because: "Open, and tells nothing." },
  "GET /ready": { because: "Open, and tells nothing." },
  "GET /openapi.json": { because: "The same for everybody." },
  "GET /signing-keys": { because: "Public keys, the same for everybody." },
  "GET /kpis": { because: organisation },
  "GET /kpis/by-team": { because: organisation },
  "GET /kpis/{id}": { because: organisation, tries: kpis.slice(0, 1) },
  "GET /kpis/{id}/trend": { because: organisation, tries: kpis.slice(0, 1) },
  "GET /kpis/{id}/rows": {
    because: "Rows: levels.db.test.ts.",
    tries: kpis,
    query: "limit=200",
    persons: "in requests",
  },
  "GET /metrics": { because: organisation },
  "GET /open-items": { because: organisation },
  "GET /secrets": { list: "secret" },
  "GET /secrets/facets": { because: "Counts: levels.db.test.ts." },
  "GET /secrets/{id}": { one: "secret" },
  "GET /secrets/{id}/counterparts": { one: "secret" },
  "GET /secrets/{id}/access": { one: "secret" },
  "PATCH /secrets/{id}/attributes": { act: "secret", body: noted },
  "POST /secrets/attributes": { act: "secret", body: (id) => ({ ids: [id], ...noted }) },
  "GET /secrets/export": { because: "Rows: levels.db.test.ts." },
  "POST /secrets/export": { act: "secret", body: (id) => ({ ids: [id] }) },
  "GET /search": {
    because: "By words, and by ids inside one's rows: lib/search/search.db.test.ts.",
  },
  "GET /views": {
    because: "One's own, and those of one's teams: lib/saved-views/views.db.test.ts.",
  },
  "POST /views": { because: "A name for conditions; it holds no row." },
  "POST /views/starting": { because: "One's own." },
  "PATCH /views/{id}": { because: "One's own: another's is not found." },
  "POST /views/{id}/delete": { because: "One's own: another's is not found." },
  "GET /attestations": { list: "secret", query: "view=all&limit=200" },
  "GET /attestations/progress": { because: "Counts of teams." },
  "POST /attestations": { because: "Rows outside are refused as not found: confirm.db.test.ts." },
  "POST /attestations/hand-over": { because: "As for confirming: confirm.db.test.ts." },
  "POST /attestations/retire": { because: "As for confirming: confirm.db.test.ts." },
  "POST /attestations/marks/{id}/accept": { because: "Handed to one: marks.db.test.ts." },
  "POST /attestations/marks/{id}/decline": { because: "Handed to one: marks.db.test.ts." },
  "POST /attestations/marks/{id}/withdraw": { because: "One's own: marks.db.test.ts." },
  "GET /duties": { because: "Counts by service inside one's rows: lib/duties/duties.db.test.ts." },
  "GET /duties/export": { because: "The same: lib/duties/duties.db.test.ts." },
  "POST /duties": {
    act: "secret",
    body: (id) => ({ ids: [id], duty: "creates", holder: null }),
  },
  "GET /exemptions": { because: "By the secret's scope: lib/exemptions." },
  "POST /exemptions": { act: "secret", body: (id) => ({ secretId: id, ...reason, until }) },
  "POST /exemptions/{id}/approve": { because: "By the secret's scope: lib/exemptions." },
  "POST /exemptions/{id}/reject": { because: "By the secret's scope: lib/exemptions." },
  "POST /exemptions/{id}/withdraw": { because: "By the secret's scope: lib/exemptions." },
  "POST /exemptions/{id}/end": { because: "By the secret's scope: lib/exemptions." },
  "GET /findings": { because: "By the secret's scope: lib/findings." },
  "POST /findings/{id}/judge": { because: "By the secret's scope: lib/findings." },
  "POST /findings/{id}/reopen": { because: "By the secret's scope: lib/findings." },
  "GET /declarations": { because: settings, query: "section=mapping.rules" },
  "POST /declarations": { because: settings },
  "GET /declarations/history": { because: settings, query: "section=mapping.rules&key=x" },
  "POST /declarations/order": { because: settings },
  "POST /declarations/withdraw": { because: settings },
  "POST /declarations/{id}/decide": { because: settings },
  "POST /targets/try": { because: "A figure of the organisation, for who may declare its target." },
  "POST /naming/test": {
    because: "Names somebody typed are held against a pattern somebody typed.",
  },
  "POST /rules/try": { because: "Of the rows it names, those in scope: lib/rules." },
  "GET /registers/{register}": { because: registers, tries: [{ register: "teams" }] },
  "GET /registers/{register}/export": { because: registers, tries: [{ register: "teams" }] },
  "GET /register-imports": { because: settings },
  "POST /register-imports": { because: settings, query: "register=people" },
  "GET /register-imports/{id}": { because: imports },
  "GET /register-imports/{id}/rows": { because: imports, query: "kind=bad" },
  "GET /register-imports/{id}/bad": { because: imports },
  "POST /register-imports/{id}/apply": { because: imports },
  "POST /register-imports/{id}/decide": { because: imports },
  "POST /evidence/exports/{id}/cancel": { act: "own export", body: {} },
  "GET /users": { because: accounts },
  "POST /users/invite": { because: accounts },
  "POST /users/{id}/roles": { because: accounts },
  "POST /users/{id}/act": { because: accounts },
  "POST /role-bindings/{id}/remove": { because: accounts },
  "POST /role-changes/{id}/decide": { because: accounts },
  "POST /groups": { because: accounts },
  "POST /groups/{id}/remove": { because: accounts },
  "POST /account/passphrase": { because: "One's own, by the one there is: account.db.test.ts." },
  "POST /account/sign-out": { because: "One's own." },
  "GET /sources": { because: ofSources },
  "GET /sources/{id}": { because: ofSources, tries: [{ id: "sm" }] },
  "POST /sources/{id}/sync": { because: ofSources, tries: [{ id: "sm" }] },
  "POST /sources/{id}/places/{placeId}/gone": {
    because: ofSources,
    tries: [{ id: "sm", placeId: "99" }],
  },
  "GET /access-sources": { because: ofSources },
  "GET /access-sources/{id}/hours": { because: ofSources, tries: [{ id: "sm" }] },
  "GET /access-sources/{id}/set-aside": { because: ofSources, tries: [{ id: "sm" }] },
  "POST /access-sources/{id}/set-aside/retry": { because: ofSources, tries: [{ id: "sm" }] },
  "POST /ingest/{source}": {
    because: "Takes lines in and shows nothing: push.db.test.ts.",
    tries: [{ source: "trail" }],
  },
  "GET /sync-runs": { because: ofSources },
  "GET /sync-runs/{id}": { because: ofSources },
  "POST /sync-runs/{id}/cancel": { because: ofSources },
  "POST /sync-runs/{id}/held-removals/{placeId}": { because: ofSources },
  "GET /access-events": { list: "event", key: "eventId", query: "limit=200" },
  "GET /access-events/summary": { because: "Counts: levels.db.test.ts." },
  "GET /access-events/timeline": { because: "Counts without a row." },
  "GET /access-events/failures": { because: "Counts without a row." },
  "GET /access-events/coverage": { because: "Hours of logs, which have no team." },
  "GET /access-events/unknown-targets": { because: "What is nobody's: queries.db.test.ts." },
  "GET /access-events/person": {
    because: "Reads of one person inside one's own scope: view.db.test.ts.",
    query: "person=reader0q@example.jp&purpose=audit&note=because+of+a+test",
  },
  "GET /principals": { because: "Who the logs name, of all teams.", ofAll: true },
  "GET /principal-rules": { because: settings, ofAll: true },
  "POST /principal-rules": { because: settings },
  "POST /principal-rules/try": { because: settings },
  "POST /principal-rules/{id}/remove": { because: settings },
  "GET /break-glass": { list: "request", persons: "in requests" },
  "POST /break-glass": { because: "Targets outside are refused: commands.db.test.ts." },
  "GET /break-glass/summary": { because: "Counts: commands.db.test.ts.", persons: "in requests" },
  "GET /break-glass/uses": {
    because: "Uses by scope: uses.db.test.ts.",
    query: "limit=200",
    persons: "in requests",
  },
  "POST /break-glass/uses/{id}/settle": {
    because: "Uses by scope: settle.db.test.ts.",
    tries: [{ id: "2026-11-01~1~1" }],
  },
  "GET /break-glass/{id}": { one: "request", persons: "in requests" },
  "POST /break-glass/{id}/approve": { act: "request", body: reason },
  "POST /break-glass/{id}/reject": { act: "request", body: reason },
  "POST /break-glass/{id}/withdraw": { act: "request", body: reason },
  "POST /break-glass/{id}/end": { act: "request", body: reason },
  "POST /break-glass/{id}/review": {
    act: "request",
    body: { outcome: "as-asked", accessEndedBy: "never-granted", ...reason },
  },
  "POST /invites/accept": { because: "Open to who holds the link: users.db.test.ts." },
  "POST /invites/look": { because: "Open to who holds the link: users.db.test.ts." },
  "GET /audit-trail": {
    because: "Entries of the organisation, and one's own: audit-trail.db.test.ts.",
    // Not whose reads one has looked at oneself.
    query: "limit=200&action=access-viewed&action=break-glass-requested&action=export-made",
  },
  "GET /audit-trail/verification": { because: "One for the whole trail." },
  "POST /audit-trail/verification": { because: "Proves the trail again; changes nothing in it." },
  "GET /evidence/exports": { list: "export" },
  "POST /evidence/exports": { because: "What is in it: levels.db.test.ts." },
  "GET /evidence/exports/{id}": { one: "own export" },
  "GET /evidence/exports/{id}/file": { one: "own export" },
  "GET /tokens": { list: "token" },
  "POST /tokens": { because: "Never wider than one's own: tokens.db.test.ts." },
  "POST /tokens/{id}/revoke": { act: "token", body: {} },
};

/** How to state a route nobody has stated: what the failing test prints. */
export const howToState = (name: string) =>
  `${name} is stated nowhere. Add one line to app/access-testing/stated.ts:
  "${name}": { list: "secret" }   items[].id are just the secrets (requests, events …) one may see
  "${name}": { one: "secret" }    {id} is a secret: 404 outside, with the body of one that is not there
  "${name}": { act: "secret", body: { … } }   the same for what changes it, with a body that is valid
  "${name}": { because: "…" }     no row is reached by an id of the caller's; say why, or which test asserts it
tries: [{ id: … }] gives other parameters; ofAll: true is refused to who is bound to a part.`;

function idsOf(rows: readonly Row[], sees: (row: Row) => boolean): string[] {
  return rows.filter(sees).map(({ id }) => id);
}

/** The words of rows and persons that may stand in an answer to this viewer. */
export function wordsFor(
  { bindings }: Asker,
  { events }: World,
  statement: Statement,
): Set<string> {
  const deciding = bindings.filter(({ role }) => ["manager", "operator"].includes(role));
  const words = events.flatMap((row) => {
    const inRequest = statement.persons === "in requests" && seesRow(deciding, row);
    const named = inRequest || seesPersons(bindings, row);
    return [...(seesRow(bindings, row) ? [row.mark] : []), ...(named ? [row.reader] : [])];
  });
  return new Set(words);
}

/** Marks of rows and persons in a text. */
export const wordsIn = (text: string) => new Set(text.match(/(?:row|reader)\d+q/g) ?? []);
