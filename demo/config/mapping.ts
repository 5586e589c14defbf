import { mailOf, membersOf } from "@/demo/world/people";
import { services } from "@/demo/world/services";
import { teams } from "@/demo/world/teams";

/** What knows no folders, or nearly none: it is called `{env}.{service}.{name}`. */
const flatTypes = [
  "kv1",
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
  ];
}

function environmentRules() {
  return ["prod", "stg", "dev", "local"].map((env) => ({
    id: `flat-${env}`,
    match: { type: flatTypes, name: [`${env}.*`, `${env}-*`] },
    set: { environment: env },
  }));
}

function serviceRules() {
  const byName = services.map(({ id, team }) => ({
    id: `flat-${id}`,
    match: { type: flatTypes, name: [`*.${id}.*`, `*-${id}-*`] },
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
  // An issuer's path ends in an id.
  const issuers = [
    { namespace: ["stores"], service: "pos-link", owner: leadOf("stores") },
    { namespace: undefined, service: "ci-runner", owner: leadOf("sre") },
  ].map(({ namespace, service, owner }) => ({
    id: `issuer-${service}`,
    match: { type: "pki-issuer", ...(namespace ? { namespace } : {}) },
    set: { environment: "prod", service, owner, classification: "critical" },
  }));
  return [...byName, ...roots, ...issuers];
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
    ["database", ["*.db-*", "*.redis-auth*"]],
    ["certificate", ["*-cert", "*-cert-b"]],
    ["signing-key", ["*.jwt-signing-key*", "*.webhook-secret*", "*.cookie-key*"]],
    ["encryption-key", ["*.field-key*", "*.backup-key*"]],
    ["ssh-key", ["*.sftp-key*", "*.deploy-key*"]],
    ["cloud-credential", ["*-access-key", "*-access-key-b"]],
    ["account", ["*-password", "*-password-b", "*-account", "*-account-b"]],
    ["external-api", ["*-api-key", "*-client-secret", "*-token*", "*.slack-webhook*"]],
    ["external-api", ["*.datadog-key*", "*.feature-flag-key*"]],
    ["other", ["*.invite-pepper*"]],
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
      id: "legacy-confidential",
      match: { type: "kv1" },
      set: { classification: "confidential" },
    },
    {
      id: "flat-critical",
      match: { type: flatTypes, name: ["prod.*", "prod-*"] },
      set: { classification: "critical" },
    },
    { id: "flat-internal", match: { type: flatTypes }, set: { classification: "internal" } },
  ];
}

function leadOf(team: (typeof teams)[number]["id"]): string {
  const [lead] = membersOf(team);
  if (!lead) throw new Error(`${team} has no lead`);
  return mailOf(lead);
}
