import { expect, test } from "@playwright/test";
import { runtime } from "./runtime";

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
