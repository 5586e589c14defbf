import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { z } from "zod";

const Runtime = z.object({
  webUrl: z.url(),
  databaseUrl: z.url({ protocol: /^postgresql$/ }),
  pids: z.record(z.string(), z.int()),
  demo: z.object({ vault: z.url(), aws: z.url(), control: z.url() }),
});

const runtime = () =>
  Runtime.parse(JSON.parse(readFileSync(`${process.env.KAGIMORI_DATA_DIR}/runtime.json`, "utf8")));

test("runtime.json tells where everything is", async ({ baseURL }) => {
  const { webUrl, databaseUrl, pids } = runtime();
  expect(webUrl).toBe(baseURL);
  expect(new URL(databaseUrl).username).toBe("kagimori_app");
  expect(Object.keys(pids)).toEqual(
    expect.arrayContaining(["launcher", "postgres", "web", "worker"]),
  );
});

test("nobody has tried to read a value from the demo's backends", async ({ request }) => {
  const answer = await request.get(`${runtime().demo.control}/value-reads`);
  expect(await answer.json()).toMatchObject({ count: 0 });
});

test("the web server is ready, and says so without a token", async ({ request }) => {
  expect((await request.get("/api/v1/ready")).ok()).toBe(true);
});
