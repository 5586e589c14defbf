import { expect, test } from "vitest";
import { now, testContext } from "@/lib/access-sources/testing/context";
import { principalOf } from "./principal";
import { recordContext } from "./record-context";

const user = (identity: Record<string, unknown>) =>
  principalOf(identity, recordContext(testContext(), now));
const session = (roleName: string, name: string, more: object = {}) => ({
  type: "AssumedRole",
  arn: `arn:aws:sts::111122223333:assumed-role/${roleName}/${name}`,
  accountId: "111122223333",
  sessionContext: {
    sessionIssuer: { arn: `arn:aws:iam::111122223333:role/${roleName}`, userName: roleName },
    ...more,
  },
});

test("sessions of a workload's role are one principal, those of persons one each", () => {
  expect(user(session("task", "i-0a")).key).toBe(user(session("task", "i-0b")).key);
  const sso = user(session("AWSReservedSSO_Operator_0f3c", "hirai@example.jp"));
  expect(sso).toMatchObject({
    identity: "hirai@example.jp",
    role: "arn:aws:iam::111122223333:role/AWSReservedSSO_Operator_0f3c",
  });
  expect(sso.key).not.toBe(user(session("AWSReservedSSO_Operator_0f3c", "ito@example.jp")).key);
  const source = user(session("admin", "x", { sourceIdentity: "ito" }));
  expect(source).toMatchObject({
    key: "arn:aws:iam::111122223333:role/admin/ito",
    identity: "ito",
    session: "x",
  });
  expect(user(session("AWSServiceRoleForRDS", "x")).kind).toBe("service");
});

test("every other kind of identity, the poor ones too", () => {
  expect(
    user({ type: "IAMUser", arn: "arn:aws:iam::1:user/ci", userName: "ci", accessKeyId: "" }),
  ).toMatchObject({ key: "arn:aws:iam::1:user/ci", name: "ci" });
  expect(user({ type: "Root", arn: "arn:aws:iam::1:root", userName: "acme-prod" })).toMatchObject({
    key: "arn:aws:iam::1:root",
    name: "root",
  });
  expect(user({ type: "FederatedUser", arn: "arn:aws:sts::1:federated-user/bob" })).toMatchObject({
    identity: "bob",
  });
  expect(
    user({
      type: "IdentityCenterUser",
      onBehalfOf: { userId: "u-1", identityStoreArn: "arn:aws:identitystore::1:identitystore/d-1" },
    }),
  ).toMatchObject({ identity: "u-1" });
  expect(
    user({ type: "WebIdentityUser", identityProvider: "accounts.example", userName: "ann" }),
  ).toMatchObject({ identity: "ann" });
  expect(
    user({ type: "AWSAccount", principalId: "AIDAX", accountId: "444455556666" }),
  ).toMatchObject({ fullness: 0, account: "444455556666" });
  expect(user({ type: "AWSService", invokedBy: "rds.amazonaws.com" })).toMatchObject({
    kind: "service",
    name: "rds.amazonaws.com",
  });
  expect(user({})).toMatchObject({ fullness: 0, kind: "unresolved" });
  expect(principalOf(null, recordContext(testContext(), now)).type).toBe("Unknown");
});
