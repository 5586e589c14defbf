import { accounts, HOME_REGION, SECOND_REGION } from "@/demo/world/accounts";
import { random } from "@/demo/world/random";
import type { Subject } from "@/demo/world/subject";

export interface AwsPlace {
  account: string;
  region: string;
}

/** The account and Region a secret of AWS lies in. */
export function awsPlaceOf(subject: Subject): AwsPlace {
  const draw = random(`place/${subject.key}`);
  const shared = ["sre", "corp-it", "data"].includes(subject.service.team);
  const account =
    shared && draw.chance(0.5) && subject.age === undefined
      ? accounts.shared
      : subject.env === "prod"
        ? accounts.production
        : accounts.staging;
  const osaka = draw.chance(0.14) && subject.age === undefined && account !== accounts.shared;
  return { account: account.id, region: osaka ? SECOND_REGION : HOME_REGION };
}

/** The name in Secrets Manager: `{env}/{service}/{name}`, or under `misc/` where nobody said which environment. */
export function smName(subject: Subject): string {
  if (subject.fullName) return subject.fullName;
  const { service, env, name, gaps } = subject;
  return gaps.has("environment")
    ? `misc/${service.id}/${env}-${name}`
    : `${env}/${service.id}/${name}`;
}

/** The name in Parameter Store: `/{env}/{service}/{name}`; the oldest have no leading slash. */
export function parameterName(subject: Subject): string {
  if (subject.fullName) return subject.fullName;
  const { service, env, name, gaps } = subject;
  return gaps.has("environment")
    ? `legacy.${service.id}.${name.replaceAll("/", "_")}.${env}`
    : `/${env}/${service.id}/${name}`;
}

/** The path below its mount: `kv/` by team, the older `secret/` by environment, the oldest nearly flat. */
export function kvPath(subject: Subject): string {
  if (subject.fullName) return subject.fullName;
  const { service, env, name, gaps, store } = subject;
  if (store === "kv1") return `${service.team}/${env}.${service.id}.${name.replaceAll("/", "-")}`;
  if (gaps.has("environment")) return `shared/${service.id}/${env}-${name}`;
  return store === "secret"
    ? `${env}/${service.id}/${name}`
    : `${service.team}/${service.id}/${env}/${name}`;
}

/** The name of a role or key of an engine, which knows no folders: `{env}.{service}.{name}`. */
export const engineName = ({ env, service, name }: Subject): string =>
  `${env}.${service.id}.${name}`;
