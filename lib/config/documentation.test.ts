import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseConfig } from "./load";

const examples = [
  ...readFileSync("docs/configuration.md", "utf8").matchAll(/```yaml\n([\s\S]*?)```/g),
];

test.each(examples.map(([, text = ""], at) => [at, text] as const))(
  "example %i of docs/configuration.md is valid",
  (_, text) => {
    expect(
      parseConfig(text, "docs/configuration.md", new Date("2026-11-23T00:00:00Z")).warnings,
    ).toEqual([]);
  },
);

test("there are examples", () => expect(examples).toHaveLength(3));
