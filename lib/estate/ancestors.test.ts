import { expect, test } from "vitest";
import { ancestorsOf } from "./ancestors";

const none = { account: null, region: null, cluster: null, namespace: null, mount: null };

test("a Region of an account", () => {
  const place = {
    ...none,
    key: "aws:aws-cn:111122223333:cn-north-1:ssm",
    label: "x",
    account: "111122223333",
    region: "cn-north-1",
  };
  expect(ancestorsOf(place)).toEqual([
    { key: "aws:aws-cn:111122223333", kind: "account", label: "111122223333" },
    { key: "aws:aws-cn:111122223333:cn-north-1", kind: "region", label: "111122223333 cn-north-1" },
  ]);
});

test("a mount of a namespace", () => {
  const place = {
    ...none,
    key: "vault:c1:ns1:kv_ab12",
    label: "kv/",
    cluster: "vault-1",
    namespace: "",
  };
  expect(ancestorsOf(place)).toEqual([
    { key: "vault:c1", kind: "cluster", label: "vault-1" },
    { key: "vault:c1:ns1", kind: "namespace", label: "root" },
    { key: "vault:c1:ns1:kv_ab12", kind: "mount", label: "kv/" },
  ]);
});
