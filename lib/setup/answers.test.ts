import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { parseConfig } from "@/lib/config/load";
import { type Answers, firstConfig } from "./answers";

const now = new Date("2026-11-23T00:00:00Z");

test.each<Answers>([
  { store: "aws", regions: ["ap-northeast-1"], roles: [], endpoint: null },
  {
    store: "aws",
    regions: ["ap-northeast-1", "us-east-1"],
    roles: ["arn:aws:iam::111122223333:role/KagimoriRead"],
    endpoint: "http://127.0.0.1:5000",
  },
  { store: "vault", endpoint: "https://vault.example:8200", token: "env:VAULT_TOKEN" },
])("the first config of %j is a right one", (answers) => {
  const { config } = parseConfig(firstConfig(answers), "kagimori.config.yaml", now);
  expect(config.sources.length).toBe(answers.store === "aws" ? 2 : 1);
});

test("editors find the schema, and no line is an alias of another", () => {
  const text = firstConfig({ store: "aws", regions: ["us-east-1"], roles: [], endpoint: null });
  const [, schema] = /\$schema=(\S+)/.exec(text) ?? [];
  expect(existsSync(new URL(schema ?? ""))).toBe(true);
  expect(text).not.toMatch(/[&*]a1/);
});

test("a token itself is refused, without being repeated", () => {
  const text = firstConfig({
    store: "vault",
    endpoint: "http://127.0.0.1:8200",
    token: "hvs.secret",
  });
  expect(() => parseConfig(text, "kagimori.config.yaml", now)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining("hvs.secret") }),
  );
});
