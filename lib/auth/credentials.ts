import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { SignInRequest } from "./open-session";
import { checkPassphrase } from "./passphrase-sign-in";
import { isPersona } from "./personas";

const Passphrase = z.object({ email: z.string().min(1), passphrase: z.string().min(1) });
const Persona = z.object({ persona: z.uuid() });

/** Invited people: `email` and `passphrase`. */
export function passphraseProvider(request: SignInRequest) {
  return CredentialsProvider({
    id: "passphrase",
    name: "Passphrase",
    credentials: { email: {}, passphrase: { type: "password" } },
    authorize: (given) =>
      orCode(request, async () => {
        const read = Passphrase.safeParse(given);
        return read.success ? checkPassphrase(read.data, request) : null;
      }),
  });
}

/** The demo's people: `persona`, the id of one. */
export function personaProvider() {
  return CredentialsProvider({
    id: "persona",
    name: "Persona",
    credentials: { persona: {} },
    async authorize(given) {
      const read = Persona.safeParse(given);
      return read.success && (await isPersona(read.data.persona))
        ? { id: read.data.persona }
        : null;
    },
  });
}

/** next-auth puts the message of what is thrown here into a URL: a code, and nothing of a bug. */
async function orCode(request: SignInRequest, check: () => Promise<string | null>) {
  try {
    const id = await check();
    return id === null ? null : { id };
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.code);
    log.error({ ...request, err: error }, "sign-in failed");
    throw new Error("internal");
  }
}
