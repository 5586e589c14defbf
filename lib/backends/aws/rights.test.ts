import { afterEach, expect, test } from "vitest";
import { subjectsOf } from "@/lib/backends/testing/read-source";
import { simulated } from "./rights";
import { type Opened, opened } from "./testing/opened";
import type { World } from "./testing/world";
import { twoRegions } from "./testing/worlds";

let source: Opened;
afterEach(() => source.close());

async function rights(
  change: Partial<World>,
  kind: "secrets-manager" | "parameter-store" = "secrets-manager",
) {
  source = await opened(kind, { ...twoRegions(), ...change });
  const reading = await source.read();
  return source.connection.rights?.(subjectsOf(reading), AbortSignal.timeout(10_000));
}

test("everything denied expressly: nothing found, of so many tested, by their real ARNs", async () => {
  const asked = new Set<string>();
  const decide = (action: string, arn: string) => {
    if (action !== "kms:Decrypt") asked.add(arn);
    return "explicitDeny" as const;
  };
  expect(await rights({ decide })).toEqual({
    values: "none-found",
    method: "iam:SimulatePrincipalPolicy",
    tested: 43,
    examples: [],
    testedAt: "2026-11-23T00:00:00.000Z",
    reason: null,
  });
  expect(asked.size).toBe(43);
  expect([...asked]).toContain(
    "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:prd/ap-northeast-1/s0-Ab12Cd",
  );
});

test("denied only for want of a permission: a secret's own policy could allow it, which is said", async () => {
  expect(await rights({})).toMatchObject({
    values: "none-found",
    tested: 43,
    reason: expect.stringContaining("explicit Deny"),
  });
});

test("kms:Decrypt is told, and reads nothing by itself", async () => {
  const decide = (action: string) =>
    action === "kms:Decrypt" ? ("allowed" as const) : ("explicitDeny" as const);
  expect(await rights({ decide })).toMatchObject({
    values: "none-found",
    reason: expect.stringContaining("kms:Decrypt is allowed in 111122223333"),
  });
});

test("one readable secret among many is found", async () => {
  const decide = (action: string, arn: string) =>
    action.endsWith("GetSecretValue") && arn.includes("s17-")
      ? ("allowed" as const)
      : ("implicitDeny" as const);
  expect(await rights({ decide })).toMatchObject({
    values: "can-read",
    tested: 43,
    examples: [expect.stringContaining("s17-")],
  });
});

test("every action of Parameter Store that carries a value is tried", async () => {
  const actions = new Set<string>();
  const decide = (action: string) => {
    if (action.startsWith("ssm:")) actions.add(action);
    return action === "ssm:GetParameterHistory" ? ("allowed" as const) : ("explicitDeny" as const);
  };
  const found = await rights({ decide }, "parameter-store");
  expect(found).toMatchObject({ values: "can-read", tested: 43 });
  expect(found?.examples).toHaveLength(10);
  expect([...actions].sort()).toEqual([
    "ssm:GetParameter",
    "ssm:GetParameterHistory",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
  ]);
});

test.each([
  {
    what: "refused",
    change: { denied: ["iam:SimulatePrincipalPolicy"] },
    reason: "denied|AccessDenied",
  },
  {
    what: "unknown at the endpoint",
    change: { unknown: ["iam:SimulatePrincipalPolicy"] },
    reason: "OperationUnknown",
  },
  { what: "nothing listed", change: { secrets: {} }, reason: "no listed secret" },
])("not determined, with the reason: $what", async ({ change, reason }) => {
  expect(await rights(change)).toMatchObject({
    values: "not-determined",
    tested: 0,
    reason: expect.stringMatching(reason),
  });
});

test.each([
  ["arn:aws:iam::111122223333:role/path/Read", "arn:aws:iam::111122223333:role/path/Read"],
  ["arn:aws:iam::111122223333:user/ito", "arn:aws:iam::111122223333:user/ito"],
  [
    "arn:aws-cn:sts::111122223333:assumed-role/Read/kagimori",
    "arn:aws-cn:iam::111122223333:role/Read",
  ],
  ["arn:aws:sts::111122223333:federated-user/ito", null],
  ["arn:aws:iam::111122223333:root", null],
])("%s is simulated as %s", async (principal, source_) => {
  expect(simulated(principal)).toBe(source_);
  source = await opened("secrets-manager", twoRegions());
});
