import type { BackendEntry } from "@/lib/backends/secret-backend";
import type { PlainText } from "@/lib/config/model/policies";
import type { Environment } from "@/lib/inventory/model";
import { pathMatcher } from "./attributes/path-pattern";
import type { Vocabulary } from "./attributes/words";

/** What a plain-text parameter is called when it holds a secret. Letters on either side make it another word. */
const builtIn: Readonly<Record<string, string>> = {
  password: "passwords?|passwd|pwd|passphrase|passcode",
  secret: "secrets?",
  token: "tokens?",
  "api-key": "api[ _-]?keys?",
  "private-key": "private[ _-]?keys?|priv[ _-]?key",
  "access-key": "access[ _-]?keys?|secret[ _-]?access[ _-]?key",
  credential: "credentials?|creds?",
};
const japanese: Readonly<Record<string, string>> = {
  password: "パスワード|暗証番号",
  secret: "シークレット|秘密情報|機密情報",
  "private-key": "秘密鍵",
  token: "トークン",
  credential: "認証情報|資格情報",
  "api-key": "APIキー",
};

/** What makes an entry look like a secret, and why a person has judged that it is none. */
interface PlainTextFinding {
  pattern: string;
  judged: string | null;
}

/** What makes an entry look like a secret; null when nothing does. */
export type PlainTextTest = (
  entry: Pick<BackendEntry, "type" | "path" | "description" | "tags">,
) => PlainTextFinding | null;

/**
 * Judges String and StringList parameters by name, description and tags, never by value. What the file's ignore list names
 * is judged to be no secret, for the reason stated there.
 */
export function plainTextTest(
  { patterns, ignore }: Pick<PlainText, "patterns" | "ignore">,
  environments: Vocabulary<Environment>,
): PlainTextTest {
  const tests = [
    ...Object.entries(builtIn).map(([name, words]) => ({
      name,
      // The `v` look-arounds keep "tokenizer" and "secretary" out; digits may follow: password2.
      expression: new RegExp(`(?<![a-z])(?:${words})(?![a-z])|${japanese[name] ?? "(?!)"}`, "i"),
    })),
    ...patterns.map((pattern) => ({ name: pattern, expression: new RegExp(pattern, "iu") })),
  ];
  const judgements = ignore.map(({ path, reason }) => ({
    reason,
    matches: pathMatcher(path, environments),
  }));

  return ({ type, path, description, tags }) => {
    if (type !== "string" && type !== "string-list") return null;
    const text = [path, description ?? "", ...Object.entries(tags).flat()]
      .join("\n")
      .normalize("NFKC")
      .replace(/([a-z0-9])([A-Z])/g, "$1-$2");
    const found = tests.find(({ expression }) => expression.test(text));
    if (!found) return null;
    const judged = judgements.find(({ matches }) => matches(path))?.reason ?? null;
    return { pattern: found.name, judged };
  };
}
