/** next-auth's own endpoints, called plainly: a token against forged requests first, then the act. */
async function post(path: string, fields: Record<string, string>): Promise<string> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
  const response = await fetch(path, { method: "POST", body });
  const { url } = await response.json();
  return typeof url === "string" ? url : "/";
}

/** Signs in with a provider that takes fields; resolves to null when it worked, else to the error's code. */
export async function signInWithFields(
  provider: "passphrase" | "persona",
  fields: Record<string, string>,
): Promise<string | null> {
  const url = await post(`/api/auth/callback/${provider}`, { ...fields, callbackUrl: "/" });
  return new URL(url, window.location.origin).searchParams.get("error");
}

/** Leaves for the company's sign-in page, to come back to `callbackUrl`. */
export async function signInElsewhere(callbackUrl: string): Promise<void> {
  window.location.assign(await post("/api/auth/signin/oidc", { callbackUrl }));
}

/** Ends the session and shows the sign-in page. */
export async function signOut(): Promise<void> {
  await post("/api/auth/signout", { callbackUrl: "/sign-in" });
  window.location.assign("/sign-in");
}
