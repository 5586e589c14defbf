import { expect, test } from "vitest";
import { nextTheme, preferenceCookie, themeOf } from "./preferences";

test.each([
  [undefined, "system"],
  ["dark", "dark"],
  ["light", "light"],
  ["purple", "system"],
])("cookie %s means the %s theme", (cookie, theme) => {
  expect(themeOf(cookie)).toBe(theme);
});

test("the button goes round all themes", () => {
  expect(nextTheme("system")).toBe("light");
  expect(nextTheme("light")).toBe("dark");
  expect(nextTheme("dark")).toBe("system");
});

test("a preference cannot smuggle in another cookie", () => {
  expect(preferenceCookie("theme", "a;b=c")).toMatch(/^theme=a%3Bb%3Dc; Path=\//);
});
