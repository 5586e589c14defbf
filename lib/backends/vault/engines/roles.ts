import { z } from "zod";
import type { BackendEntry } from "@/lib/backends/secret-backend";
import {
  objects,
  type Part,
  type Reading,
  single,
  targetOf,
} from "@/lib/backends/vault/engines/parts";
import { entryAt, type MountPlace, noRotation } from "@/lib/backends/vault/entry";
import { seconds } from "@/lib/backends/vault/instant";

const Words = z.string().nullish();
const Period = z.union([z.number(), z.string()]).nullish();
/** A list, or in older answers one text with commas. */
const List = z.union([z.array(z.string()), z.string()]).nullish();

const SshRole = z.object({ key_type: Words, ttl: Period, max_ttl: Period, allowed_users: Words });
const AwsRole = z.object({
  credential_type: Words,
  role_arns: List,
  policy_arns: List,
  default_sts_ttl: Period,
  max_sts_ttl: Period,
});
const AwsStaticRole = z.object({ username: Words, rotation_period: Period });
const AwsRoot = z.object({ region: Words, iam_endpoint: Words, role_arn: Words });

/** The CA's key, which signs every certificate, and the roles. */
export function sshParts(reading: Reading): Part[] {
  const target = targetOf(reading, "ssh");
  return [
    single(reading, target, "config/ca", () => sshCa(reading.at)),
    objects(reading, target, "roles", (name, data) => sshRole(reading.at, name, data)),
  ];
}

/** The engine's own access key, roles that issue new ones, and IAM users whose keys it changes. */
export function awsParts(reading: Reading): Part[] {
  const target = targetOf(reading, "aws");
  return [
    single(reading, target, "config/root", (data) => awsRoot(reading.at, data)),
    objects(reading, target, "roles", (name, data) => awsRole(reading.at, name, data)),
    objects(
      reading,
      target,
      "static-roles",
      (name, data) => awsStaticRole(reading.at, name, data),
      { optional: true },
    ),
  ];
}

const untold = { at: null, evidence: null, unknown: "backend-cannot-say" } as const;
/** Each issue is a new credential: there is no value that could grow old. */
const issuedAnew = { at: null, evidence: null, unknown: "never" } as const;

const sshCa = (at: MountPlace): BackendEntry =>
  entryAt(at, "config/ca", { type: "root-credential", name: "CA key", valueChangedAt: untold });

export function sshRole(at: MountPlace, name: string, data: unknown): BackendEntry {
  const told = SshRole.parse(data);
  return entryAt(at, `roles/${name}`, {
    type: "dynamic-role",
    name,
    valueChangedAt: issuedAnew,
    facts: {
      keyType: told.key_type ?? null,
      defaultTtlSeconds: seconds(told.ttl),
      maxTtlSeconds: seconds(told.max_ttl),
      allowedUsers: told.allowed_users || null,
    },
  });
}

export function awsRoot(at: MountPlace, data: unknown): BackendEntry {
  const told = AwsRoot.parse(data);
  return entryAt(at, "config/root", {
    type: "root-credential",
    name: "root",
    valueChangedAt: untold,
    facts: { region: told.region || null, roleArn: told.role_arn || null },
  });
}

export function awsRole(at: MountPlace, name: string, data: unknown): BackendEntry {
  const told = AwsRole.parse(data);
  return entryAt(at, `roles/${name}`, {
    type: "dynamic-role",
    name,
    valueChangedAt: issuedAnew,
    facts: {
      credentialType: told.credential_type ?? null,
      roleArns: listOf(told.role_arns),
      policyArns: listOf(told.policy_arns),
      defaultTtlSeconds: seconds(told.default_sts_ttl),
      maxTtlSeconds: seconds(told.max_sts_ttl),
    },
  });
}

/** Its last change is told beside the key itself only, which is never read. */
export function awsStaticRole(at: MountPlace, name: string, data: unknown): BackendEntry {
  const told = AwsStaticRole.parse(data);
  const period = seconds(told.rotation_period) || null;
  return entryAt(at, `static-roles/${name}`, {
    type: "static-role",
    name,
    valueChangedAt: untold,
    rotation: { ...noRotation, enabled: true, by: "backend", intervalSeconds: period },
    facts: { username: told.username ?? null },
  });
}

const listOf = (told: z.output<typeof List>): string[] =>
  typeof told === "string" ? told.split(",").filter(Boolean) : (told ?? []);
