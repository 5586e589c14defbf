import { stringify } from "yaml";
import { duties } from "@/demo/config/duties";
import { mapping } from "@/demo/config/mapping";
import { accountList, HOME_REGION, roleArn, SECOND_REGION } from "@/demo/world/accounts";
import { type Calendar, DAY } from "@/demo/world/calendar";
import { mailOf, membersOf, type Person, people } from "@/demo/world/people";
import { POLICY_CHANGED_DAYS_AGO, policies } from "@/demo/world/policies";
import { services } from "@/demo/world/services";
import { teams } from "@/demo/world/teams";
import { FOLLOWED_DAYS } from "@/demo/world/trail";

const header = `# Written by the demo at every start: what ${"北辰コマース"} would have written for itself.
# An invented company; its backends are servers on this machine.
`;

/** Beside the config file. */
export const AUDIT_FILE = "vault-audit.log";
export const ARCHIVE_FOLDER = "cloudtrail";

export interface Endpoints {
  vault: string;
  aws: string;
}

/**
 * The config file as the company had it at an instant: before a certain day the term for production
 * databases was still the old one, and logs were not connected before another.
 */
export function configText(endpoints: Endpoints, when: Calendar, instant: number): string {
  return header + stringify(configAt(endpoints, when, instant), { lineWidth: 120 });
}

function configAt({ vault, aws }: Endpoints, when: Calendar, instant: number) {
  return {
    organisation: {
      name: "北辰コマース株式会社",
      timeZone: "Asia/Tokyo",
      fiscalYearStart: 4,
      fourEyes: false,
    },
    sources: [
      {
        id: "vault-tokyo",
        label: "Vault 東京",
        kind: "vault",
        endpoint: vault,
        schedule: "PT1H",
        auth: { method: "token", token: "file:vault-token" },
        // A folder of it is closed to us, so that its listing could never be complete.
        mounts: { exclude: ["stores/archive/"] },
        limits: { requestsPerSecond: 5000, concurrency: 16 },
      },
      awsSource("secrets-manager", "Secrets Manager", aws),
      awsSource("parameter-store", "Parameter Store", aws),
      ...(instant < when.on(-FOLLOWED_DAYS) ? [] : logs(aws)),
    ],
    estate: {
      asOf: day(when.on(-30)),
      accounts: accountList.map(({ id, name }) => ({ id, name })),
    },
    teams: teams.map(({ id, name, nameEn }) => ({ id, name, nameEn, lead: leadOf(id) })),
    services: services.map(({ id, name, team }) => ({ id, name, team })),
    people: people
      .filter(({ contractor }) => !contractor)
      .map((person) => ({
        id: mailOf(person),
        name: person.name,
        ...(person.team ? { team: person.team } : {}),
        ...leaving(person, when, instant),
      })),
    mapping,
    policies: { rotation: rotation(when, instant), stopTime },
    breakGlass: { runbook: "https://wiki.hokushin.example/runbooks/break-glass" },
    plainText: { patterns: ["認証情報", "暗証"] },
    naming,
    duties,
    roles,
  };
}

const logs = (aws: string) => [
  { ...awsSource("cloudtrail", "CloudTrail", aws), schedule: "PT10M" },
  {
    id: "cloudtrail-archive",
    label: "CloudTrail 保管分",
    kind: "cloudtrail",
    schedule: "P1D",
    folder: ARCHIVE_FOLDER,
  },
  {
    id: "vault-audit",
    label: "Vault 東京 監査ログ",
    kind: "vault-audit",
    vault: "vault-tokyo",
    file: AUDIT_FILE,
  },
];

function awsSource(
  kind: "secrets-manager" | "parameter-store" | "cloudtrail",
  label: string,
  endpoint: string,
) {
  return {
    id: kind,
    label,
    kind,
    endpoint,
    // Often enough that a visitor sees the inventory move.
    schedule: "PT1H",
    regions: [HOME_REGION, SECOND_REGION],
    accounts: accountList
      .filter(({ connected }) => connected)
      .map(({ id }) => ({ roleArn: roleArn(id) })),
    credentials: {
      accessKeyId: "file:aws-access-key-id",
      secretAccessKey: "file:aws-secret-access-key",
    },
    limits: { requestsPerSecond: 2000 },
  };
}

function rotation(when: Calendar, instant: number) {
  const before = instant < when.on(-POLICY_CHANGED_DAYS_AGO, 10);
  return policies.map(({ id, name, kind, environments, days, daysBefore }) => ({
    id,
    name,
    match: { kind, ...(environments ? { environment: environments } : {}) },
    maxAge: `P${before ? (daysBefore ?? days) : days}D`,
  }));
}

const stopTime = [
  { match: { classification: "critical", environment: "prod" }, within: "PT30M" },
  { match: { classification: "critical" }, within: "PT2H" },
  { match: { classification: "confidential" }, within: "PT4H" },
  { match: { classification: "internal" }, within: "P1D" },
];

/** One per backend: what most of the company keeps to, and its oldest names do not. */
const word = "[a-z0-9]+(-[a-z0-9]+)*";
const named = `(?<env>prod|stg|dev|local)/(?<service>${word})/(?<name>${word}(/${word})?)`;
const naming = [
  {
    id: "vault-names",
    backend: "vault",
    type: ["kv1", "kv2"],
    pattern: `kv/(?<team>${word})/(?<service>${word})/(?<env>prod|stg|dev|local)/(?<name>${word}(/${word})?)`,
    example: "kv/orders/order-api/prod/db-main",
    explanation: "kv/チーム/サービス/環境/名前。小文字の英数字とハイフン",
  },
  {
    id: "aws-names",
    backend: "secrets-manager",
    pattern: named,
    example: "prod/order-api/db-main",
    explanation: "環境/サービス/名前。小文字の英数字とハイフン",
  },
  {
    id: "parameter-names",
    backend: "parameter-store",
    pattern: named,
    example: "/prod/order-api/mail/api-key",
    explanation: "/環境/サービス/名前。小文字の英数字とハイフン",
  },
];

const roles = [
  { person: "saeki@hokushin.example", role: "manager" },
  { person: "murakami@hokushin.example", role: "manager", scope: [{ team: "logistics" }] },
  { person: "onodera@hokushin.example", role: "qa" },
  { person: "fujita@hokushin.example", role: "auditor" },
  { person: "takanashi@hokushin.example", role: "operator" },
  { person: "sugiyama@hokushin.example", role: "admin" },
  { person: "okada@hokushin.example", role: "member", scope: [{ team: "orders" }] },
];

function leadOf(team: (typeof teams)[number]["id"]): string {
  const [lead] = membersOf(team);
  if (!lead) throw new Error(`${team} has no lead`);
  return mailOf(lead);
}

/** Written into the file once the person has gone. */
function leaving({ leftDaysAgo }: Person, when: Calendar, instant: number): { left?: string } {
  if (leftDaysAgo === undefined) return {};
  const firstDayAway = when.on(1 - leftDaysAgo);
  return firstDayAway <= instant ? { left: day(firstDayAway) } : {};
}

/** The day of an instant in Tokyo. */
const day = (instant: number): string =>
  new Date(instant + (9 * DAY) / 24).toISOString().slice(0, 10);
