import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://kagimori_app:x@127.0.0.1:5432/kagimori");
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(32));
  vi.stubEnv("HOSTNAME", "127.0.0.1");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const load = () => import("./environment");

test("an empty variable counts as not set", async () => {
  vi.stubEnv("KAGIMORI_CONFIG", "");
  vi.stubEnv("KAGIMORI_MODE", "");
  expect((await load()).environment()).toMatchObject({ configFile: null, mode: "real" });
});

test("the message names every variable that is wrong", async () => {
  vi.stubEnv("DATABASE_URL", "mysql://somewhere");
  vi.stubEnv("KAGIMORI_MODE", "test");
  const { environment } = await load();
  expect(environment).toThrow(/DATABASE_URL: must be postgresql.*KAGIMORI_MODE/);
});

describe("the web server", () => {
  test("has one origin", async () => {
    vi.stubEnv("KAGIMORI_PUBLIC_URL", "https://kagimori.example/");
    expect((await load()).webEnvironment().origin).toBe("https://kagimori.example");
  });

  test.each([
    { host: "0.0.0.0", publicUrl: "", starts: false },
    { host: "0.0.0.0", publicUrl: "http://kagimori.example", starts: false },
    { host: "0.0.0.0", publicUrl: "https://kagimori.example", starts: true },
    { host: "127.0.0.1", publicUrl: "", starts: true },
    { host: "::1", publicUrl: "", starts: true },
    { host: "127.0.0.1.example", publicUrl: "", starts: false },
  ])(
    "on $host with public address '$publicUrl' starts: $starts",
    async ({ host, publicUrl, starts }) => {
      vi.stubEnv("HOSTNAME", host);
      vi.stubEnv("KAGIMORI_PUBLIC_URL", publicUrl);
      const { webEnvironment } = await load();
      if (starts) expect(webEnvironment()).toBeDefined();
      else expect(webEnvironment).toThrow("KAGIMORI_PUBLIC_URL");
    },
  );
});
