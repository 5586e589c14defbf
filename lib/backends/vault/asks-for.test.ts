import { expect, test } from "vitest";
import { vault } from "@/lib/backends/vault";

const place = {
  key: "vault:c:n:kv_1",
  backend: "vault" as const,
  label: "",
  account: null,
  region: null,
  cluster: "c",
  namespace: "team-a/pay",
  mount: "kv/",
};
const item = {
  id: "vault",
  kind: "vault",
  endpoint: "https://vault.example:8200",
  auth: { method: "token", token: "env:T" },
};

test.each([
  { settings: {}, asks: true },
  { settings: { namespace: "team-a" }, asks: true },
  { settings: { namespace: "team-a/pay/" }, asks: true },
  { settings: { namespace: "team" }, asks: false },
  { settings: { mounts: { exclude: ["kv/"] } }, asks: false },
  { settings: { mounts: { include: ["team-a/pay/*"] } }, asks: true },
  { settings: { mounts: { include: ["other/"] } }, asks: false },
])("$settings asks for it: $asks", ({ settings, asks }) => {
  expect(vault.asksFor({ ...item, ...settings }, place)).toBe(asks);
});
