/** What can go wrong on the way in, as next-auth and our own providers name it. */
const known = {
  CredentialsSignin: "wrong",
  "too-many-attempts": "tooMany",
  "no-email": "noEmail",
  "email-not-verified": "notVerified",
  "other-account": "otherAccount",
  "no-role": "noRole",
  left: "left",
  AccessDenied: "noRole",
} as const;

export type SignInError = (typeof known)[keyof typeof known] | "failed";

/** The message for an error code out of a URL; any other code says no more than that it failed. */
export function signInError(code: string | null | undefined): SignInError | null {
  if (!code) return null;
  return Object.hasOwn(known, code) ? known[code as keyof typeof known] : "failed";
}
