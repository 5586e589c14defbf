import { expect, test } from "vitest";
import { decideAddress } from "./address.mjs";

test("by default only this machine reaches it", () => {
  expect(decideAddress({})).toEqual({
    host: "127.0.0.1",
    port: 3000,
    url: "http://localhost:3000",
  });
  expect(decideAddress({ PORT: "4000" }).url).toBe("http://localhost:4000");
});

test("outside loopback it wants an https address", () => {
  expect(() => decideAddress({ HOST: "0.0.0.0" })).toThrow("KAGIMORI_PUBLIC_URL");
  expect(() =>
    decideAddress({ HOST: "0.0.0.0", KAGIMORI_PUBLIC_URL: "http://k.example" }),
  ).toThrow();
  expect(
    decideAddress({ HOST: "0.0.0.0", KAGIMORI_PUBLIC_URL: "https://k.example/" }),
  ).toMatchObject({
    host: "0.0.0.0",
    url: "https://k.example",
  });
});

test.each(["0", "65536", "abc", "3000.5"])("PORT=%s is wrong use", (PORT) => {
  expect(() => decideAddress({ PORT })).toThrow(expect.objectContaining({ exitCode: 2 }));
});
