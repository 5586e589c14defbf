import { afterEach, beforeEach, expect, test } from "vitest";
import { type Opened, opened } from "@/lib/backends/aws/testing/opened";
import { emptyWorld } from "@/lib/backends/aws/testing/world";
import { parameterRow } from "@/lib/backends/aws/testing/worlds";
import type { Reading } from "@/lib/backends/testing/read-source";

const here = "111122223333 ap-northeast-1";
const names = ["/prd/a", "/prd/b", "plain", "/prd/d", "/prd/e"];
let source: Opened;

beforeEach(async () => {
  const world = emptyWorld();
  world.parameters[here] = names.map((name) => parameterRow(name));
  for (const name of names.slice(0, 4)) world.tags[name] = { team: name };
  source = await opened("parameter-store", world, { regions: ["ap-northeast-1"] });
});
afterEach(() => source.close());

const tagsOf = (reading: Reading) =>
  Object.fromEntries(reading.places[0]?.entries.map(({ name, tags }) => [name, tags.team]) ?? []);
const all = { "/prd/a": "/prd/a", "/prd/b": "/prd/b", plain: "plain", "/prd/d": "/prd/d" };

test("tags come a page at a time, and an answer cut short is asked for the rest", async () => {
  const reading = await source.read();
  expect(tagsOf(reading)).toEqual({ ...all, "/prd/e": undefined });
  // Three of five come at once, with a token; the second answer has the fourth.
  expect(source.counts()).toEqual({
    "sts:GetCallerIdentity": 1,
    "ssm:DescribeParameters": 1,
    "tag:GetResources": 2,
  });
});

test("a parameter's ARN is built where the row lacks it, and has one slash", async () => {
  const reading = await source.read();
  expect(reading.places[0]?.entries.map(({ arn }) => arn)).toEqual([
    "arn:aws:ssm:ap-northeast-1:111122223333:parameter/prd/a",
    "arn:aws:ssm:ap-northeast-1:111122223333:parameter/prd/b",
    "arn:aws:ssm:ap-northeast-1:111122223333:parameter/plain",
    "arn:aws:ssm:ap-northeast-1:111122223333:parameter/prd/d",
    "arn:aws:ssm:ap-northeast-1:111122223333:parameter/prd/e",
  ]);
});

test("GetResources refused: one call per parameter, then only for what changed or has its turn", async () => {
  source.world.denied = ["tag:GetResources"];
  const before = await source.read();
  expect(tagsOf(before)).toEqual({ ...all, "/prd/e": undefined });
  expect(source.counts()).toMatchObject({ "tag:GetResources": 1, "ssm:ListTagsForResource": 5 });
  expect(before.places[0]?.completion).toMatchObject({
    complete: true,
    failures: [],
    notices: [{ cause: "denied", todo: expect.stringContaining("tag:GetResources") }],
  });
  Object.assign(source.world.parameters[here]?.[1] ?? {}, { Version: 4 });
  const after = await source.read(before);
  expect(tagsOf(after)).toEqual(tagsOf(before));
  expect(source.counts()["ssm:ListTagsForResource"]).toBeLessThan(5);
});

test("GetResources unknown at the endpoint is no refusal", async () => {
  source.world.unknown = ["tag:GetResources"];
  const reading = await source.read();
  expect(tagsOf(reading)).toEqual({ ...all, "/prd/e": undefined });
  expect(reading.places[0]?.completion.notices).toEqual([]);
});

test("both refused: what was known stays", async () => {
  const before = await source.read();
  source.world.denied = ["tag:GetResources", "ssm:ListTagsForResource"];
  const after = await source.read(before);
  expect(tagsOf(after)).toEqual(tagsOf(before));
  expect(after.places[0]?.completion.failures).toEqual([]);
});

test("AWS's own public parameters are nobody's entries", async () => {
  source.world.parameters[here]?.push(
    parameterRow("/aws/service/ami-amazon-linux-latest/x"),
    parameterRow("/aws/reference/secretsmanager/db"),
    parameterRow("/awsome/mine"),
  );
  const reading = await source.read();
  const listed = reading.places[0]?.entries.map(({ name }) => name);
  expect(listed).toEqual([...names, "/awsome/mine"]);
});
