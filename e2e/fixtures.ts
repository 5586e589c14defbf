import { test as base, expect } from "@playwright/test";
import type { Role } from "../lib/access-control/model";
import { signInAs } from "./sign-in";

interface Fixtures {
  /** Signs this test's browser in as the demo's first person of that role, past the page, which has a spec of its own. */
  signIn(role: Role): Promise<void>;
  /** Language and theme of this test's browser, as their switches keep them. */
  look(look: { locale: "ja" | "en"; theme: "light" | "dark" }): Promise<void>;
}

export const test = base.extend<Fixtures>({
  signIn: async ({ context, baseURL }, use) => {
    await use((role) => signInAs(context, baseURL ?? "", role));
  },
  look: async ({ context, baseURL }, use) => {
    await use((look) =>
      context.addCookies(
        Object.entries(look).map(([name, value]) => ({ name, value, url: baseURL ?? "" })),
      ),
    );
  },
});

export { expect };
