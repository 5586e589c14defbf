import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BackendEntry } from "@/lib/backends/secret-backend";
import { derived, entryOf, parameterStorePlace } from "./derive-testing";
import { storedEntry } from "./stored-entry";

describe("what counts, and why not", () => {
  const exclude = (until: string) => ({
    mapping: {
      exclude: [
        { id: "old", match: { path: "old/**" }, reason: "r", approver: "a@example.jp", until },
      ],
    },
  });
  const configuration = [
    { attribute: "classification", value: "configuration", from: "person" },
  ] as const;
  test.each([
    ["a secret", {}, {}, "both", null],
    [
      "managed by a service",
      { rotation: { ...entryOf().rotation, by: "owning-service" } },
      {},
      "both",
      null,
    ],
    ["a SecureString", { type: "secure-string" }, {}, "both", null],
    ["KV v1", { type: "kv1" }, {}, "both", null],
    ["a role that issues", { type: "dynamic-role" }, {}, "completion", null],
    ["a replica", { type: "replica" }, {}, "none", "replica"],
    ["a String", { type: "string" }, {}, "none", "configuration"],
    ["a StringList", { type: "string-list" }, {}, "none", "configuration"],
    ["pending deletion", { inactive: "pending-deletion" }, {}, "none", "pending-deletion"],
    [
      "without a live value",
      { type: "kv2", inactive: "no-live-value" },
      {},
      "none",
      "no-live-value",
    ],
    ["a scope rule", { path: "old/x" }, exclude("2026-11-23"), "none", "scope-rule"],
    ["a scope rule that is over", { path: "old/x" }, exclude("2026-11-22"), "both", null],
    [
      "configuration by a tag still counts",
      { tags: { classification: "configuration" } },
      {},
      "both",
      null,
    ],
  ] as const)("%s", (_, told, config, counted, notCountedBecause) => {
    expect(derived(told as Partial<BackendEntry>, config).row).toMatchObject({
      counted,
      notCountedBecause,
    });
  });

  test("configuration by a person does not count", () => {
    expect(derived({}, {}, { overrides: configuration }).row).toMatchObject({
      counted: "none",
      notCountedBecause: "configuration",
    });
  });

  test("the last day of a scope rule is a day of the organisation", () => {
    const config = exclude("2026-11-23");
    const counted = (now: string) => derived({ path: "old/x" }, config, { now }).row.counted;
    expect(counted("2026-11-23T14:59:59Z")).toBe("none");
    expect(counted("2026-11-23T15:00:00Z")).toBe("both");
  });
});

describe("plain-text parameters that look like secrets", () => {
  const patternOf = (told: Partial<BackendEntry>, config: object = {}) =>
    derived({ type: "string", ...told }, config, { place: parameterStorePlace }).row
      .plainTextPattern;

  test.each([
    ["/app/db/password", "password"],
    ["/app/DB_PASSWD", "password"],
    ["/app/dbPassword2", "password"],
    ["/app/apiKey", "api-key"],
    ["/app/api-key", "api-key"],
    ["/app/stripe_api_keys", "api-key"],
    ["/app/client-secret", "secret"],
    ["/app/access-token", "token"],
    ["/app/private_key", "private-key"],
    ["/app/aws_access_key", "access-key"],
    ["/app/service-credentials", "credential"],
    ["/app/endpoint", null],
    ["/app/tokenizer-model", null],
    ["/app/secretary-mail", null],
    ["/app/passwordless-login", null],
    ["/app/keyboard", null],
  ])("%s: %s", (path, pattern) => {
    expect(patternOf({ path })).toBe(pattern);
  });

  test("by description or tag, in either language", () => {
    expect(patternOf({ description: "管理画面のパスワード" })).toBe("password");
    expect(patternOf({ description: "ＡＰＩキー" })).toBe("api-key");
    expect(patternOf({ tags: { contains: "Secret" } })).toBe("secret");
  });

  test("what is encrypted is no plain text", () => {
    expect(patternOf({ type: "secure-string", path: "/app/password" })).toBe(null);
  });

  test("the firm's own patterns, and what a person has judged", () => {
    const config = (until: string) => ({
      plainText: {
        patterns: ["license"],
        ignore: [{ path: "/app/public/**", reason: "r", approver: "a@example.jp", until }],
      },
    });
    expect(patternOf({ path: "/app/License" }, config("2026-12-31"))).toBe("license");
    const judged = (until: string) =>
      derived({ type: "string", path: "/app/public/token" }, config(until), {
        place: parameterStorePlace,
      }).row;
    expect(judged("2026-12-31")).toMatchObject({ plainTextPattern: "token", plainTextJudged: "r" });
    expect(judged("2026-11-01")).toMatchObject({
      plainTextPattern: "token",
      plainTextJudged: null,
    });
  });
});

describe("the hash", () => {
  const hash = (told: Partial<BackendEntry>) => derived(told).hash;

  test.each<[string, Partial<BackendEntry>]>([
    [
      "the last access",
      { moving: { lastAccessedOn: "2026-11-20", nextRotationAt: null, detail: null } },
    ],
    [
      "the next rotation",
      {
        rotation: { ...entryOf().rotation, enabled: null },
        moving: {
          lastAccessedOn: null,
          nextRotationAt: "2026-11-20T00:00:00Z",
          detail: { ttl: 5 },
        },
      },
    ],
    ["digits below a millisecond", { createdAt: "2026-01-01T00:00:00.000456Z" }],
    ["an instant written with an offset", { createdAt: "2026-01-01T09:00:00+09:00" }],
  ])("leaves out %s", (_, told) => {
    expect(hash(told)).toBe(hash({}));
  });

  test("is the same for a missed rotation whose date moves on", () => {
    const rotation = { ...entryOf().rotation, enabled: true };
    const at = (nextRotationAt: string) => ({
      rotation,
      moving: { lastAccessedOn: null, nextRotationAt, detail: null },
    });
    expect(hash(at("2026-11-20T00:00:00Z"))).toBe(hash(at("2026-11-10T00:00:00Z")));
  });

  test("does not care for the order of tags and facts", () => {
    expect(hash({ tags: { a: "1", b: "2" }, facts: { x: { p: 1, q: 2 }, y: 3 } })).toBe(
      hash({ tags: { b: "2", a: "1" }, facts: { y: 3, x: { q: 2, p: 1 } } }),
    );
  });

  test.each<[string, Partial<BackendEntry>]>([
    [
      "the value",
      {
        valueChangedAt: {
          at: "2026-11-02T00:00:00.000Z",
          evidence: "version-written",
          unknown: null,
        },
      },
    ],
    ["a tag", { tags: { a: "1" } }],
    ["a fact", { facts: { tier: "Advanced" } }],
    ["the incarnation", { incarnation: "zzzzzz" }],
    [
      "a waiting version",
      { rotation: { ...entryOf().rotation, pendingSince: "2026-11-22T00:00:00Z" } },
    ],
    ["a failed attempt", { rotation: { ...entryOf().rotation, lastAttemptFailed: true } }],
    ["a version", { versions: [{ id: "1", createdAt: null, stages: [], by: null }] }],
    ["the description", { description: "" }],
    ["deletion", { inactive: "pending-deletion" }],
  ])("changes with %s", (_, told) => {
    expect(hash(told)).not.toBe(hash({}));
  });
});

test("a stored row, read back, derives the same row", () => {
  const text = fc.string({ unit: "binary", maxLength: 12 });
  const optional = fc.option(text);
  const told = fc.record({
    path: text,
    description: optional,
    tags: fc.dictionary(
      text.filter((key) => key !== "__proto__"),
      text,
      { maxKeys: 3 },
    ),
    tagKind: fc.constantFrom("tag" as const, "metadata" as const),
    facts: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.oneof(text, fc.nat(), fc.array(text)), {
      maxKeys: 3,
    }),
    inactive: fc.constantFrom("pending-deletion" as const, "no-live-value" as const, null),
    versions: fc.array(
      fc.record({
        id: text,
        createdAt: fc.constant(null),
        stages: fc.array(text, { maxLength: 2 }),
        by: optional,
      }),
      { maxLength: 3 },
    ),
  });
  fc.assert(
    fc.property(told, (given) => {
      const first = derived(given);
      const column = JSON.parse(JSON.stringify(first.row));
      const again = derived(storedEntry({ ...column, nextRotationAt: null }));
      expect(again.row).toEqual(first.row);
      expect(again.hash).toBe(first.hash);
    }),
  );
});
