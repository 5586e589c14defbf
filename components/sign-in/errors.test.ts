import { expect, test } from "vitest";
import { signInError } from "./errors";

test.each([
  [null, null],
  ["", null],
  ["CredentialsSignin", "wrong"],
  ["too-many-attempts", "tooMany"],
  ["no-role", "noRole"],
  ["OAuthCallback", "failed"],
  ["constructor", "failed"],
])("the code %s means %s", (code, error) => {
  expect(signInError(code)).toBe(error);
});
