import { expect, test } from "vitest";
import { consoleLink, type Located } from "./console-link";

const aws = (more: Partial<Located> = {}): Located => ({
  backend: "secrets-manager",
  type: "secret",
  name: "prod/orders db",
  path: "prod/orders db",
  arn: "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:prod/orders db-Q7mZ2k",
  place: { region: "ap-northeast-1", namespace: null, mount: null },
  ...more,
});
const vault = (more: Partial<Located> = {}): Located => ({
  backend: "vault",
  type: "kv2",
  name: "a b",
  path: "team/kv/pay/a b",
  arn: null,
  place: { region: null, namespace: "team-a", mount: "team/kv/" },
  ...more,
});
const sm = { kind: "secrets-manager" };
const bao = { kind: "vault", endpoint: "https://vault.example:8200/" };

test.each([
  [
    aws(),
    [sm],
    "https://ap-northeast-1.console.aws.amazon.com/secretsmanager/secret?name=prod%2Forders+db&region=ap-northeast-1",
  ],
  [
    aws({ backend: "parameter-store", name: "/prod/x" }),
    [{ kind: "parameter-store" }],
    "https://ap-northeast-1.console.aws.amazon.com/systems-manager/parameters/%2Fprod%2Fx/description?region=ap-northeast-1",
  ],
  [
    aws({
      arn: "arn:aws-cn:secretsmanager:cn-north-1:1:secret:x",
      place: { region: "cn-north-1", namespace: null, mount: null },
    }),
    [sm],
    "https://cn-north-1.console.amazonaws.cn/secretsmanager/secret?name=prod%2Forders+db&region=cn-north-1",
  ],
  [aws(), [{ ...sm, endpoint: "http://127.0.0.1:5000" }], null],
  [aws(), [{ kind: "parameter-store" }], null],
  [aws(), [], null],
  [aws({ arn: "arn:aws-iso:secretsmanager:us-iso-east-1:1:secret:x" }), [sm], null],
  [aws({ place: { region: "evil.example/", namespace: null, mount: null } }), [sm], null],
  [
    vault(),
    [bao],
    "https://vault.example:8200/ui/vault/secrets/team/kv/kv/pay%2Fa%20b/details?namespace=team-a",
  ],
  [
    vault({ type: "kv1", place: { region: null, namespace: null, mount: "team/kv/" } }),
    [bao],
    "https://vault.example:8200/ui/vault/secrets/team/kv/show/pay/a%20b",
  ],
  [
    vault({ type: "static-role" }),
    [bao],
    "https://vault.example:8200/ui/vault/secrets/team/kv/list?namespace=team-a",
  ],
  [vault(), [{ kind: "vault", endpoint: "http://vault.example:8200" }], null],
  [vault(), [{ kind: "vault", endpoint: "javascript:alert(1)" }], null],
  [vault(), [sm], null],
])("case %#", (secret, sources, link) => {
  expect(consoleLink(secret, sources)).toBe(link);
});
