import { expect, test } from "vitest";
import { secretsManager } from "@/lib/backends/secrets-manager";

const place = {
  key: "aws:aws:111122223333:ap-northeast-1:secretsmanager",
  backend: "secrets-manager" as const,
  label: "",
  account: "111122223333",
  region: "ap-northeast-1",
  cluster: null,
  namespace: null,
  mount: null,
};
const role = (account: string) => ({ roleArn: `arn:aws:iam::${account}:role/KagimoriRead` });

test.each([
  { settings: { regions: ["ap-northeast-1"] }, asks: true },
  { settings: { regions: ["us-east-1"] }, asks: false },
  { settings: { regions: ["ap-northeast-1"], accounts: [role("111122223333")] }, asks: true },
  { settings: { regions: ["ap-northeast-1"], accounts: [role("444455556666")] }, asks: false },
])("$settings asks for it: $asks", ({ settings, asks }) => {
  const item = { id: "sm", kind: "secrets-manager", ...settings };
  expect(secretsManager.asksFor(item, place)).toBe(asks);
});
