import {
  DeleteParametersCommand,
  LabelParameterVersionCommand,
  PutParameterCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { canary, type MotoSource, motoSource } from "@/lib/backends/testing/moto-source";
import type { Reading } from "@/lib/backends/testing/read-source";
import { parameterStore } from "./index";

const COUNT = 130;
const types = ["SecureString", "String", "StringList"] as const;
const name = (at: number) => (at % 2 ? `/dev/service-${at % 5}/p${at}` : `plain-${at}`);
let source: MotoSource;
let client: SSMClient;
let first: Reading;

const put = (at: number, more = {}) =>
  client.send(
    new PutParameterCommand({
      Name: name(at),
      Type: types[at % 3],
      Value: `${canary}-${at}`,
      ...more,
    }),
  );

beforeAll(async () => {
  source = await motoSource(parameterStore, inject("motoUrl"), "210000000002", ["ap-northeast-1"]);
  client = new SSMClient(source.config);
  for (let at = 0; at < COUNT; at += 1) {
    const Tags = ["team", "service", "owner"].map((Key) => ({ Key, Value: `${Key}-${at}` }));
    await put(at, { Description: "説明", ...(at % 10 ? { Tags } : {}) });
  }
  for (let at = 0; at < 20; at += 1) await put(at, { Overwrite: true });
  first = await source.read();
});
afterAll(() => source.close());

const entryOf = (reading: Reading, at: number) =>
  reading.places[0]?.entries.find((entry) => entry.name === name(at));

test("every parameter once, over pages of ten, with type, version and tags", () => {
  const [tokyo] = first.places;
  expect(tokyo?.completion).toEqual({ complete: true, failures: [], notices: [] });
  expect(new Set(tokyo?.entries.map(({ identity }) => identity)).size).toBe(COUNT);
  for (let at = 0; at < COUNT; at += 1) {
    expect(entryOf(first, at)).toMatchObject({
      type: ["secure-string", "string", "string-list"][at % 3],
      version: at < 20 ? 2 : 1,
      tags: at % 10 ? { team: `team-${at}`, service: `service-${at}`, owner: `owner-${at}` } : {},
    });
  }
});

test("a value that comes unasked is not kept", async () => {
  let rows = 0;
  source.proxy.inject({
    call: /DescribeParameters/,
    fault: {
      kind: "edit",
      edit({ Parameters, ...answer }) {
        const laden = (Parameters as object[]).map((row) => ({ ...row, Value: canary }));
        rows += laden.length;
        return { ...answer, Parameters: laden };
      },
    },
  });
  const reading = await source.read();
  expect(rows).toBeGreaterThan(0);
  expect(JSON.stringify(reading)).not.toContain(canary);
});

test("a second reading says the same, with allowed calls only", async () => {
  const second = await source.read(first);
  expect(second).toEqual(first);
  expect(source.calls.length).toBe(source.proxy.seen.length);
  for (const call of source.proxy.seen) expect(parameterStore.allowedCalls).toContain(call);
});

test("a new value makes a version, a label does not; deleted ones are gone; made anew counts from 1", async () => {
  await put(30, { Overwrite: true });
  await client.send(
    new LabelParameterVersionCommand({ Name: name(31), ParameterVersion: 1, Labels: ["live"] }),
  );
  await client.send(new DeleteParametersCommand({ Names: [name(40), name(41), name(1)] }));
  await put(1);
  const after = await source.read(first);
  expect(after.places[0]?.entries).toHaveLength(COUNT - 2);
  expect(entryOf(after, 30)).toMatchObject({ version: 2, versions: [{ id: "2" }, { id: "1" }] });
  expect(entryOf(after, 31)).toEqual(entryOf(first, 31));
  expect(entryOf(after, 40)).toBeUndefined();
  expect(entryOf(after, 1)).toMatchObject({ version: 1, versions: [{ id: "1" }] });
});
