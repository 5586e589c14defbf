import "server-only";
import { z } from "zod";
import { type Call, rulesOf } from "@/lib/backends/vault/calls";
import { explain } from "@/lib/backends/vault/explain";
import { openExchange } from "@/lib/backends/vault/http/exchange";
import { createPace } from "@/lib/backends/vault/http/pace";
import { createSend } from "@/lib/backends/vault/http/request";
import { createNodeVault } from "@/lib/backends/vault/session/node-vault";
import { createSession } from "@/lib/backends/vault/session/session";
import type { TransitKeySettings } from "@/lib/config/model/signing-key";
import { AppError, invalidInput } from "@/lib/errors";
import type { SigningKey } from "./key";
import { fromRaw, remoteKey, unavailable } from "./remote-key";

/** All that is ever sent with the token that signs. An inventory source may send none of the last two. */
const rules = rulesOf([
  "POST login/login",
  "GET auth/token/lookup-self",
  "POST auth/token/renew-self",
  "GET transit/keys/*",
  "POST transit/sign/*",
]);

const Key = z.object({
  data: z.object({
    type: z.string(),
    latest_version: z.int(),
    derived: z.boolean().nullish(),
    keys: z.record(z.string(), z.unknown()),
  }),
});
const Version = z.object({ public_key: z.base64() });
const Signed = z.object({ data: z.object({ signature: z.string() }) });

/**
 * A key of the transit engine of Vault or OpenBao, in the version that is the newest now. Needs "read" on keys/KEY and
 * "update" on sign/KEY.
 */
export async function transitKey(
  settings: TransitKeySettings,
  credential: (reference: string) => string,
): Promise<SigningKey> {
  const { endpoint, mount, key, namespace = "" } = settings;
  const name = `${mount}/${key} of ${new URL(endpoint).host}`;
  const about = { engine: "transit", namespace, mount: `${mount}/` } as const;
  const answer = await ask(settings, name, credential, {
    ...about,
    verb: "GET",
    path: `keys/${key}`,
  });
  const { data } = Key.parse(answer);
  const version = data.latest_version;
  const found = Version.safeParse(data.keys[String(version)]);
  if (data.type !== "ed25519" || data.derived || !found.success)
    throw invalidInput(
      `evidence.signingKey: ${name} is of type ${data.type}${data.derived ? ", derived" : ""}. Bundles are signed by Ed25519: bao write -f ${mount}/keys/NAME type=ed25519.`,
    );
  const raw = Buffer.from(found.data.public_key, "base64");
  return remoteKey(name, fromRaw(raw), async (bytes) => {
    const signed = await ask(settings, name, credential, {
      ...about,
      verb: "POST",
      path: `sign/${key}`,
      // This very version: rotated since, the signature must still be by what was published.
      body: { input: Buffer.from(bytes).toString("base64"), key_version: version },
    });
    return Buffer.from(Signed.parse(signed).data.signature.replace(/^vault:v\d+:/, ""), "base64");
  });
}

/** One call with a session of its own: bundles are few, and a login outlives no worker. */
async function ask(
  { endpoint, namespace = "", auth, caFile }: TransitKeySettings,
  name: string,
  credential: (reference: string) => string,
  call: Call,
): Promise<unknown> {
  const exchange = openExchange(caFile, 2);
  const signal = AbortSignal.timeout(60_000);
  const nodeVault = createNodeVault(endpoint);
  const send = createSend({
    endpoint,
    exchange,
    timeoutMs: 20_000,
    patienceMs: 20_000,
    pace: createPace(2, 10),
    userAgent: "kagimori",
    onCall: () => undefined,
    rules,
  });
  const clock = () => new Date();
  const session = createSession({ auth, namespace, send, nodeVault, credential, clock });
  try {
    const { value: token } = await session.token(signal);
    const carry = (asked: Call) => send(asked, { signal, token });
    return await (call.verb === "GET" ? nodeVault.read(call, carry) : nodeVault.write(call, carry));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unavailable(name, explain(error).message);
  } finally {
    await exchange.close();
  }
}
