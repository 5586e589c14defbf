import { expect, test } from "vitest";
import { decideMode } from "./mode.mjs";

const config = new URL("./mode.mjs", import.meta.url).pathname; // any file that is there
const url = "postgresql://app@db/kagimori";

test.each([
  { when: "nothing is set", args: [], env: {}, mode: "demo", given: null },
  {
    when: "empty variables",
    args: [],
    env: { DATABASE_URL: "", KAGIMORI_CONFIG: "" },
    mode: "demo",
    given: null,
  },
  { when: "a config", args: [], env: { KAGIMORI_CONFIG: config }, mode: "real", given: null },
  {
    when: "both",
    args: [],
    env: { KAGIMORI_CONFIG: config, DATABASE_URL: url },
    mode: "real",
    given: url,
  },
  { when: "--demo aloud", args: ["--demo"], env: { DATABASE_URL: url }, mode: "demo", given: url },
])("$when: $mode", ({ args, env, mode, given }) => {
  expect(decideMode(args, env)).toMatchObject({ mode, databaseUrl: given });
});

test.each([
  { when: "a database alone", args: [], env: { DATABASE_URL: url }, says: "KAGIMORI_CONFIG" },
  {
    when: "a demo with a config",
    args: ["--demo"],
    env: { KAGIMORI_CONFIG: config },
    says: "no demo",
  },
  {
    when: "a config that is not there",
    args: [],
    env: { KAGIMORI_CONFIG: "/nowhere.yaml" },
    says: "/nowhere.yaml",
  },
  { when: "an unknown argument", args: ["--dmeo"], env: {}, says: "--dmeo" },
])("$when is wrong use", ({ args, env, says }) => {
  expect(() => decideMode(args, env)).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringContaining(says) }),
  );
});
