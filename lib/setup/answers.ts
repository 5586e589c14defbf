import { stringify } from "yaml";

/** What three questions tell. */
export type Answers =
  | { store: "aws"; regions: string[]; roles: string[]; endpoint: string | null }
  | { store: "vault"; endpoint: string; token: string };

/** The sources those answers describe, as the config file takes them. */
function sourcesOf(answers: Answers): Record<string, unknown>[] {
  if (answers.store === "vault") {
    const auth = { method: "token", token: answers.token };
    return [{ id: "vault", kind: "vault", endpoint: answers.endpoint, auth }];
  }
  const { regions, roles, endpoint } = answers;
  const shared = {
    regions,
    ...(endpoint ? { endpoint } : {}),
    ...(roles.length > 0 ? { accounts: roles.map((roleArn) => ({ roleArn })) } : {}),
  };
  return [
    { id: "secrets-manager", kind: "secrets-manager", ...shared },
    { id: "parameter-store", kind: "parameter-store", ...shared },
  ];
}

/** A first config file: what was answered, and the two things everybody changes next. */
export function firstConfig(answers: Answers): string {
  const content = {
    organisation: { name: "Kagimori", timeZone: "Asia/Tokyo" },
    sources: sourcesOf(answers),
    mapping: {
      rules: [
        { id: "path", match: { path: ["{env}/{service}/{name}", "*/{env}/{service}/{name}"] } },
      ],
    },
    policies: { rotation: [{ id: "all", match: {}, maxAge: "P90D" }] },
  };
  const body = stringify(content, { aliasDuplicateObjects: false });
  return `# yaml-language-server: $schema=${schemaUrl}
# Everything that can stand here: docs/configuration.md. Credentials are references: env:NAME or file:PATH.
${body}`;
}

/** In this checkout, wherever the config file lies. */
const schemaUrl = new URL("../../public/schema/kagimori.config.schema.json", import.meta.url);
