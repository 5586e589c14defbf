import { expect, test } from "vitest";
import { identityOf, inRegion } from "./identity";

const secret = (resource: string) =>
  `arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:${resource}`;

test.each([
  { what: "an ordinary name", name: "a/b", resource: "a/b-Q7mZ2k", suffix: "Q7mZ2k" },
  {
    what: "a name that ends like a suffix",
    name: "a-abcdef",
    resource: "a-abcdef-Q7mZ2k",
    suffix: "Q7mZ2k",
  },
  { what: "a stand-in without suffixes", name: "a-abcdef", resource: "a-abcdef", suffix: null },
  { what: "an ARN that is nothing like the name", name: "x", resource: "y", suffix: null },
])("$what", ({ name, resource, suffix }) => {
  expect(identityOf(secret(resource), name)).toEqual({
    identity: suffix ? secret(resource).slice(0, -7) : secret(resource),
    incarnation: suffix,
  });
});

test("deleted and made again: the same identity, another incarnation", () => {
  const before = identityOf(secret("a-111111"), "a");
  const after = identityOf(secret("a-222222"), "a");
  expect(after.identity).toBe(before.identity);
  expect(after.incarnation).not.toBe(before.incarnation);
});

test("primary and replica differ in the Region alone", () => {
  expect(inRegion(secret("a:b"), "cn-northwest-1")).toBe(
    secret("a:b").replace("cn-north-1", "cn-northwest-1"),
  );
});
