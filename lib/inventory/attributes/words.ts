import { Classification, Environment, Kind } from "@/lib/inventory/model";
import { fold } from "./fold";

/**
 * Words that mean one of our identifiers beyond doubt. What may mean two things (`test`, `qa`, `sandbox`) is not here:
 * an unknown word leaves the attribute unassigned, and a firm states its own words in mapping.values.
 */
const environmentWords: Readonly<Record<Environment, readonly string[]>> = {
  local: ["localhost", "ローカル"],
  dev: ["develop", "development", "開発"],
  stg: ["stage", "staging", "検証", "ステージング"],
  prod: ["prd", "production", "本番"],
};

const kindWords: Readonly<Record<Kind, readonly string[]>> = {
  database: ["db", "DB接続", "データベース"],
  "external-api": ["api", "api-key", "外部API"],
  certificate: ["cert", "tls", "証明書"],
  "signing-key": ["signing", "署名鍵"],
  "encryption-key": ["encryption", "暗号鍵"],
  "ssh-key": ["ssh", "SSH鍵"],
  "cloud-credential": ["cloud", "クラウド認証情報"],
  account: ["login", "アカウント"],
  other: ["その他"],
};

const classificationWords: Readonly<Record<Classification, readonly string[]>> = {
  critical: ["最重要", "極秘"],
  confidential: ["secret", "秘"],
  internal: ["社内"],
  configuration: ["config", "設定値"],
};

/** Folded word → identifier. The firm's own words come first. */
export type Vocabulary<Word extends string> = ReadonlyMap<string, Word>;

export const environments = (own: Readonly<Record<string, Environment>>) =>
  vocabulary(Environment.options, environmentWords, own);
export const kinds = (own: Readonly<Record<string, Kind>>) =>
  vocabulary(Kind.options, kindWords, own);
export const classifications = (own: Readonly<Record<string, Classification>>) =>
  vocabulary(Classification.options, classificationWords, own);

function vocabulary<Word extends string>(
  all: readonly Word[],
  builtIn: Readonly<Record<Word, readonly string[]>>,
  own: Readonly<Record<string, Word>>,
): Vocabulary<Word> {
  const pairs = all.flatMap((word) =>
    [word, ...builtIn[word]].map((said) => [fold(said), word] as const),
  );
  return new Map([
    ...pairs,
    ...Object.entries(own).map(([said, word]) => [fold(said), word] as const),
  ]);
}
