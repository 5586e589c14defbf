import { mailOf, membersOf } from "@/demo/world/people";
import { services } from "@/demo/world/services";
import { teams } from "@/demo/world/teams";

const engineTypes = [
  "static-role",
  "dynamic-role",
  "root-credential",
  "transit-key",
  "pki-issuer",
  "approle",
];

/** How the company reads its own names: tags first, then these, in order. */
export const mapping = {
  values: { team: Object.fromEntries(teams.map(({ id, name }) => [name, id])) },
  rules: [
    ...pathRules(),
    ...environmentRules(),
    ...serviceRules(),
    ...legacyOwners(),
    ...kindRules(),
    ...classificationRules(),
  ],
};

function pathRules() {
  return [
    { id: "aws-path", match: { path: "/{env}/{service}/{name}" } },
    { id: "kv-path", match: { path: "kv/{team}/{service}/{env}/{name}" } },
    {
      id: "old-kv-path",
      match: { path: ["secret/{env}/{service}/{name}", "kv-old/{env}/{service}/{name}"] },
    },
    { id: "legacy-path", match: { path: "legacy/{team}/{service}/{env}/{name}" } },
  ];
}

/** Engines know no folders: their roles and keys are called `{env}.{service}.{name}`. */
function environmentRules() {
  return ["prod", "stg", "dev"].map((env) => ({
    id: `engine-${env}`,
    match: { type: engineTypes, name: [`${env}.*`, `${env}-*`] },
    set: { environment: env },
  }));
}

function serviceRules() {
  const byName = services.map(({ id, team }) => ({
    id: `engine-${id}`,
    match: { type: engineTypes, name: [`*.${id}.*`, `*-${id}-*`] },
    set: { service: id, owner: leadOf(team) },
  }));
  const roots = [
    ["aws/", "backup"],
    ["ssh/", "ci-runner"],
  ].map(([mount, service]) => ({
    id: `engine-root-${service}`,
    match: { mount, type: "root-credential" },
    set: { environment: "prod", service, owner: leadOf("sre"), classification: "critical" },
  }));
  return [...byName, ...roots];
}

/** KV version 1 has no metadata: the team's lead answers for what is left there. */
function legacyOwners() {
  return teams.map(({ id }) => ({
    id: `legacy-${id}`,
    match: { path: `legacy/${id}/**` },
    set: { owner: leadOf(id), classification: "confidential" },
  }));
}

function kindRules() {
  const byEngine = [
    { id: "kind-database", match: { mount: "database/" }, set: { kind: "database" } },
    {
      id: "kind-sign",
      match: { type: "transit-key", name: "*.sign" },
      set: { kind: "signing-key" },
    },
    { id: "kind-transit", match: { type: "transit-key" }, set: { kind: "encryption-key" } },
    { id: "kind-pki", match: { mount: "pki/" }, set: { kind: "certificate" } },
    { id: "kind-ssh", match: { mount: "ssh/" }, set: { kind: "ssh-key" } },
    { id: "kind-aws", match: { mount: "aws/" }, set: { kind: "cloud-credential" } },
    { id: "kind-approle", match: { type: "approle" }, set: { kind: "account" } },
  ];
  const byName: [string, string[]][] = [
    ["database", ["db-*", "redis-auth*"]],
    ["certificate", ["*-cert", "*-cert-b"]],
    ["signing-key", ["jwt-signing-key*", "webhook-secret*", "cookie-key*"]],
    ["encryption-key", ["field-key*", "backup-key*"]],
    ["ssh-key", ["sftp-key*", "deploy-key*"]],
    ["cloud-credential", ["*-access-key", "*-access-key-b"]],
    ["account", ["*-password", "*-password-b", "*-account", "*-account-b"]],
    ["external-api", ["api-key", "client-secret", "*-token*", "slack-webhook*", "datadog-key*"]],
    ["external-api", ["feature-flag-key*"]],
    ["other", ["invite-pepper*"]],
  ];
  return [
    ...byEngine,
    ...byName.map(([kind, name], at) => ({
      id: `kind-name-${at + 1}`,
      match: { mount: "legacy/", name },
      set: { kind },
    })),
  ];
}

function classificationRules() {
  return [
    {
      id: "engine-critical",
      match: { type: engineTypes, name: ["prod.*", "prod-*"] },
      set: { classification: "critical" },
    },
    { id: "engine-internal", match: { type: engineTypes }, set: { classification: "internal" } },
  ];
}

function leadOf(team: (typeof teams)[number]["id"]): string {
  const [lead] = membersOf(team);
  if (!lead) throw new Error(`${team} has no lead`);
  return mailOf(lead);
}
