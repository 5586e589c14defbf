import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryOf } from "@/lib/inventory/derive-testing";
import { maskEntry } from "./mask-entry";
import { markersIn, masking } from "./masking";
import { tokenFormats } from "./token-formats";

const mask = masking(Buffer.from("installation key"));

const letters = (alphabet: string, length: number) =>
  fc
    .array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
    .map((characters) => characters.join(""));
const alnum = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const hex = "0123456789abcdef";

/** Made up here, so that no scanner takes this file for a leak. */
const tokens: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "aws-access-key": fc
    .tuple(fc.constantFrom("AKIA", "ASIA"), letters(base32, 16))
    .map((parts) => parts.join("")),
  "github-token": fc
    .tuple(fc.constantFrom("ghp", "gho", "ghu", "ghs", "ghr"), letters(alnum, 36))
    .map((parts) => parts.join("_")),
  "gitlab-token": letters(alnum, 20).map((body) => `glpat-${body}`),
  "slack-token": fc
    .tuple(fc.constantFrom("xoxb", "xoxp", "xoxa"), letters(alnum, 24))
    .map((parts) => parts.join("-")),
  "stripe-key": fc
    .tuple(fc.constantFrom("sk", "rk"), fc.constantFrom("live", "test"), letters(alnum, 24))
    .map((parts) => parts.join("_")),
  "google-api-key": letters(alnum, 35).map((body) => `AIza${body}`),
  "vault-token": letters(alnum, 24).map((body) => `hvs.${body}`),
  "npm-token": letters(alnum, 36).map((body) => `npm_${body}`),
  "shopify-token": letters(hex, 32).map((body) => `shpat_${body}`),
  jwt: fc
    .tuple(letters(alnum, 20), letters(alnum, 30), letters(alnum, 43))
    .map(([head, body, signature]) => `eyJ${head}.eyJ${body}.${signature}`),
  "private-key": letters(alnum, 64).map((body) =>
    ["-----BEGIN RSA PRIVATE", " KEY-----\n", body, "\n-----END RSA PRIVATE", " KEY-----"].join(""),
  ),
};

const around = fc.constantFrom("", "prod/billing/", "決済/", "key=", "[", "(see ", "：", " ");
const after = fc.constantFrom("", "/db", ")", "。次", " ", "]", "を使う");

describe.each(Object.entries(tokens))("%s", (kind, arbitrary) => {
  test("never survives in a name, a text, a tag or an identity, and is reported once", () => {
    fc.assert(
      fc.property(arbitrary, around, after, (token, left, right) => {
        const text = left + token + right;
        const name = mask.name(text);
        expect(name).toBe(`${left}[masked:${kind}]${right}`);
        expect(markersIn(name)).toEqual([kind]);
        for (const masked of [mask.text(text), mask.value("note", text), mask.identity(text)]) {
          expect(masked).not.toContain(token);
          expect(masked).toContain(`[masked:${kind}`);
        }
      }),
    );
  });
});

/** Every format there is, made from its own expression; what stands around it is no part of it. */
const bare = (source: string) => source.replace(/^\(\?<![^)]*\)/, "").replace(/\(\?![^)]*\)$/, "");
const byForm = tokenFormats
  .filter(({ source }) => !/\(\?<=|\$\)|\$$/.test(source))
  .map(({ kind, source }) => [kind, source] as const);

test.each(byForm)(
  "%s, made from its form: nowhere in an entry, whichever field it was pasted into",
  (_, source) => {
    const made = fc.stringMatching(new RegExp(`^(?:${bare(source)})$`));
    fc.assert(
      fc.property(made, fc.constantFrom("", "see ", "= "), (token, left) => {
        const entry = maskEntry(
          entryOf({
            name: `a/${token}`,
            path: `kv/a/${token}`,
            description: `${left}${token}`,
            tags: { memo: token, [token]: "x" },
            facts: { deep: [{ er: token }] },
          }),
          mask,
        );
        expect(JSON.stringify(entry)).not.toContain(token);
        const fields = new Set(entry.masked.map(({ field }) => field.replace(/\[.*/, "")));
        expect([...fields].sort()).toEqual(["description", "name", "tag:", "tag:memo"]);
      }),
      { numRuns: 30 },
    );
  },
);

test("identities stay different where names become one, and equal where they were", () => {
  const key = (tail: string) => `secret:${"AKIA"}ABCDEFGHIJKLMNO${tail}`;
  expect(mask.name(key("A"))).toBe(mask.name(key("B")));
  expect(mask.identity(key("A"))).not.toBe(mask.identity(key("B")));
  expect(mask.identity(key("A"))).toBe(mask.identity(key("A")));
  expect(masking(Buffer.from("other")).identity(key("A"))).not.toBe(mask.identity(key("A")));
});

test("masking what is masked changes nothing", () => {
  fc.assert(
    fc.property(fc.oneof(...Object.values(tokens)), around, (token, left) => {
      const text = `password: ${left}${token}`;
      const once = mask.text(text);
      expect(mask.text(once)).toBe(once);
      expect(mask.value("token", once)).toBe(once);
      expect(mask.identity(mask.identity(text))).toBe(mask.identity(text));
    }),
  );
});

describe("texts people write are left alone", () => {
  test.each([
    "決済サービスの本番データベース。パスワードは四半期ごとに変更する",
    "パスワード: 情報システム部が管理（更新は毎年4月）",
    "トークンの有効期限は90日です",
    "token: rotated-every-quarter",
    "secret for billing-service-production",
    "password rotation policy 2026-11-23T00:00:00Z",
    "password: see https://wiki.example.jp/ops/rotation/how-to",
    "api key of payments-team@example.co.jp",
    "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:prod/billing/db-Q7mZ2k",
    "arn:aws:kms:ap-northeast-1:111122223333:key/0b3c6f0a-1111-4222-8333-944445555666",
    "/prod/billing-service/api_key/internal-gateway",
    "terraform-20261123091502123400000001",
    "rds!cluster-2f0c9f6e-1b1e-4f6e-9c3a-0d8e7a6b5c4d",
    "postgresql://{{username}}:{{password}}@db.example.jp:5432/app",
    "postgresql://app@db.example.jp:5432/app",
    "commit 4f0c2d1b9a8e7f6c5d4e3b2a1f0e9d8c7b6a5f4e",
    "secret: 0b3c6f0a-1111-4222-8333-944445555666",
    "prod/build/4f0c2d1b9a8e7f6c5d4e3b2a1f0e9d8c7b6a5f4e",
    "release-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "arn:aws:iam::111122223333:role/service-role/AmazonSageMaker-ExecutionRole-20260101T000001",
    "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:rds!db-0b3c6f0a-1111-4222-8333-944445555666-Ab12Cd",
    "ip-10-0-12-34.ap-northeast-1.compute.internal",
    "db-prod.cluster-c9x8y7z6w5v4.ap-northeast-1.rds.amazonaws.com",
    "token endpoint: https://login.example.jp/oauth2/v2.0/token?tenant=0b3c6f0a-1111-4222-8333-944445555666",
    "eks-2f0c9f6e-1b1e-4f6e-9c3a-0d8e7a6b5c4d/kubernetes/secret-store",
    "i-0abcd1234efgh5678 sg-0123456789abcdef0 vpc-0a1b2c3d",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "key-rotation-every-90-days",
  ])("%s", (text) => {
    expect(mask.text(text)).toBe(text);
    expect(mask.name(text)).toBe(text);
  });

  const english =
    "password secret token billing service key API production credential rotation the of for : = 2026 v2";
  const japanese = "秘密鍵 パスワード は を 本番 決済 接続 トークン 「 」 。 ： 更新 管理者";

  // Japanese is written without spaces; English words stuck together are no words any more.
  test.each([
    ["English", english, [" ", "-", "/"]],
    ["Japanese", japanese, ["", " "]],
    ["both", `${english} ${japanese}`, [" "]],
  ])("any %s words", (_, list, joints) => {
    const words = fc.array(fc.constantFrom(...list.split(" ")), { maxLength: 20 });
    fc.assert(
      fc.property(words, fc.constantFrom(...joints), (said, by) => {
        const text = said.join(by);
        expect(mask.text(text)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe("random-looking text", () => {
  const random = "q8$Kd2!vRz7Lw0Xp";
  test.each([
    ["behind a word that says so", `password: ${random}`, "password: [masked:high-entropy]"],
    [
      "behind a Japanese word",
      `初期パスワードは「${random}」です`,
      "初期パスワードは「[masked:high-entropy]」です",
    ],
    ["as a variable is set", `DB_PASSWORD=${random}`, "DB_PASSWORD=[masked:high-entropy]"],
    ["without such a word", `build ${random}`, `build ${random}`],
  ])("%s", (_, text, masked) => {
    expect(mask.text(text)).toBe(masked);
  });

  test("the value of a tag whose key says so", () => {
    expect(mask.value("db-password", random)).toBe("[masked:high-entropy]");
    expect(mask.value("build", random)).toBe(random);
    expect(mask.value("token-owner", "payments-team")).toBe("payments-team");
  });

  test("never in a name", () => {
    expect(mask.name(`password: ${random}`)).toBe(`password: ${random}`);
  });

  test("a password inside a URL", () => {
    const url = `postgresql://app:${random.replace(/[$!]/g, "x")}@db.example.jp/app`;
    expect(mask.name(url)).toBe("postgresql://app:[masked:password-in-url]@db.example.jp/app");
  });
});
