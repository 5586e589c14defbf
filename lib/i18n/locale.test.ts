import { expect, test } from "vitest";
import { chooseLocale } from "./locale";

test.each([
  { when: "nothing is known", cookie: undefined, header: null, locale: "ja" },
  { when: "the browser wants English", cookie: undefined, header: "en-GB,en;q=0.9", locale: "en" },
  { when: "Japanese weighs more", cookie: undefined, header: "en;q=0.5,ja;q=0.8", locale: "ja" },
  { when: "only others are accepted", cookie: undefined, header: "fr,de;q=0.7", locale: "ja" },
  { when: "English is refused", cookie: undefined, header: "en;q=0", locale: "ja" },
  { when: "a choice was made", cookie: "en", header: "ja", locale: "en" },
  { when: "the cookie is broken", cookie: "xx", header: "en", locale: "en" },
] as const)("answers in $locale when $when", ({ cookie, header, locale }) => {
  expect(chooseLocale(cookie, header)).toBe(locale);
});
