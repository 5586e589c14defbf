import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { type SecretFixture, secretFixture } from "@/lib/inventory/testing";
import { Cause, causes, PrincipalKind, Use } from "./model/terms";
import type { EventFixture, PrincipalFixture } from "./testing";

/** Attributes of a secret from an instant on. */
export interface Version {
  from: string;
  team: string | null;
  service: string | null;
  environment: string | null;
}

const teams = ["pay", "web", null];
const services = ["checkout", "mail", null];
const environments = ["prod", "stg", null];

/** Ten secrets, some of which changed hands on the way. Oldest version first. */
export const inventory: {
  id: string;
  path: string;
  changedAt: string | null;
  versions: Version[];
}[] = Array.from({ length: 10 }, (_, n) => ({
  id: randomUUID(),
  path: `prod/shop/${n}/決済-key`,
  changedAt: n % 4 === 0 ? null : `2026-0${2 + (n % 5)}-10T00:00:00.000Z`,
  versions: Array.from({ length: 1 + (n % 3) }, (_, v) => ({
    from: `2026-0${1 + 2 * v}-01T00:00:00.000Z`,
    team: teams[(n + v) % 3] ?? null,
    service: services[(n + 2 * v) % 3] ?? null,
    environment: environments[(2 * n + v) % 3] ?? null,
  })),
}));

/** The rows of `secret`, and those of `secret_history` before them. */
export function inventoryRows(): { present: SecretFixture[]; past: SecretFixture[] } {
  const rows = inventory.flatMap(({ id, path, changedAt, versions }) =>
    versions.map(({ from, ...attributes }, at) =>
      secretFixture({
        id,
        path,
        identity: `test:${id}`,
        value_changed_at: changedAt,
        recorded_at: from,
        superseded_at: versions[at + 1]?.from,
        search_text: path.toLowerCase(),
        search_grams: ["決済", "/決", "済-"],
        ...attributes,
      }),
    ),
  );
  return {
    present: rows.filter(({ superseded_at }) => superseded_at === undefined),
    past: rows.filter(({ superseded_at }) => superseded_at !== undefined),
  };
}

const principals: PrincipalFixture[] = [
  { key: "role/app", kind: "workload", name: "app", service: "checkout" },
  { key: "role/batch", kind: "workload", name: "batch", service: "mail" },
  { key: "user/sho", kind: "person", name: "sho", person: "sho.okada@example.jp" },
  { key: "user/rin", kind: "person", name: "rin", person: "rin.ito@example.jp" },
  { key: "role/kagimori", kind: "kagimori", name: "Kagimori" },
  { key: "role/odd%_'", kind: "unresolved", name: "odd%_'" },
];
export const left = ["rin.ito@example.jp"];

const anInstant = fc
  .integer({ min: Date.UTC(2026, 0, 15), max: Date.UTC(2026, 9, 1) })
  .map((at) => new Date(Math.floor(at / 1000) * 1000).toISOString());

/** An event of that inventory, or of something nobody knows. */
export const anEvent: fc.Arbitrary<EventFixture> = fc.record({
  occurredAt: anInstant,
  item: fc.integer({ min: 0, max: 3 }),
  source: fc.constantFrom("trail", "audit"),
  backend: fc.constantFrom("secrets-manager", "vault"),
  action: fc.constantFrom("GetSecretValue", "read", "PutSecretValue"),
  use: fc.constantFrom(...Use.options),
  cause: fc.constantFrom(null, null, null, ...causes),
  secretId: fc.constantFrom(null, ...inventory.map(({ id }) => id)),
  target: fc.constant(undefined as string | null | undefined),
  principal: fc.constantFrom(...principals),
  sourceIp: fc.constantFrom(null, "203.0.113.7", "10.0.0.1"),
  inferred: fc.boolean(),
});

/** Mostly nothing: of many conditions at once hardly a row is left. */
const some = <Value>(values: readonly Value[]) =>
  fc.oneof(
    { weight: 7, arbitrary: fc.constant([] as Value[]) },
    { weight: 1, arbitrary: fc.subarray([...values], { minLength: 1 }) },
  );
const seldom = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

/** Filters that go through every key. */
export const someFilters = fc.record({
  from: seldom(anInstant),
  secretId: some(inventory.slice(0, 3).map(({ id }) => id)),
  principal: some(["app", "user/sho", "odd%_'"]),
  person: some(["sho.okada@example.jp", "rin.ito@example.jp"]),
  consumer: some(["checkout"]),
  kind: some(PrincipalKind.options),
  source: some(["trail"]),
  backend: some(["vault"]),
  team: some(["pay", "web", "unassigned"]),
  service: some(["checkout", "unassigned"]),
  environment: some(["prod", "stg", "unassigned"]),
  action: some(["read", "PutSecretValue"]),
  use: some(Use.options),
  outcome: some(["success", "failure"] as const),
  cause: some(Cause.options),
  q: seldom(fc.constantFrom("決済", "SHOP/1", "odd%_'", "203.0.113.7", "rin ito", "%", "';--")),
  own: fc.constantFrom("exclude" as const, "include" as const, "only" as const),
  hours: seldom(fc.constant("outside" as const)),
  since: seldom(fc.constant("rotation" as const)),
  left: seldom(fc.constant("true" as const)),
  newReaderDays: seldom(fc.constantFrom(30, 200)),
  inventory: seldom(fc.constantFrom("yes" as const, "no" as const)),
  origin: fc.constantFrom("logged" as const, "any" as const, "inferred" as const),
});
