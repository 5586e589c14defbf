import { expect, test } from "vitest";
import { cleanUp, type Whereabouts } from "./clean-up";

const at: Whereabouts = {
  backend: "secrets-manager",
  type: "secret",
  field: "tag:memo",
  path: "prod/shop/db",
  arn: "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:prod/shop/db-Ab12Cd",
  region: "ap-northeast-1",
  namespace: null,
  mount: null,
};
const kv = {
  ...at,
  backend: "vault",
  type: "kv2",
  arn: null,
  region: null,
  mount: "kv/",
  namespace: "team-a",
};

test.each<[string, Whereabouts, string | null]>([
  [
    "a tag in Secrets Manager",
    at,
    "aws secretsmanager untag-resource --secret-id 'arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:prod/shop/db-Ab12Cd' --tag-keys 'memo' --region ap-northeast-1",
  ],
  [
    "a description in Secrets Manager",
    { ...at, field: "description", arn: null },
    "aws secretsmanager update-secret --secret-id 'prod/shop/db' --description '' --region ap-northeast-1",
  ],
  ["a name", { ...at, field: "name" }, null],
  [
    "a tag in Parameter Store",
    { ...at, backend: "parameter-store", path: "/prod/shop/db", field: "tag:it's" },
    "aws ssm remove-tags-from-resource --resource-type Parameter --resource-id '/prod/shop/db' --tag-keys 'it'\\''s' --region ap-northeast-1",
  ],
  ["a parameter's description", { ...at, backend: "parameter-store", field: "description" }, null],
  [
    "custom metadata in Vault",
    { ...kv, field: "metadata:note:x", path: "kv/shop/db" },
    "vault kv metadata patch -namespace='team-a' -mount='kv' -remove-custom-metadata='note:x' 'shop/db'",
  ],
  ["a key that was masked itself", { ...at, field: "tag:[masked:jwt]" }, null],
])("%s", (_, where, command) => {
  expect(cleanUp(where).command).toBe(command);
});

test("the console is told where it has a page for it", () => {
  expect(cleanUp(at).console).toBe(
    "https://ap-northeast-1.console.aws.amazon.com/secretsmanager/secret?name=prod%2Fshop%2Fdb&region=ap-northeast-1",
  );
  expect(cleanUp(kv).console).toBeNull();
});
