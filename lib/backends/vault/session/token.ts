import { z } from "zod";

/** A token and what its life allows. Instants by the clock we were given. */
export interface Token {
  value: string;
  from: "configured" | "login";
  /** Id of the namespace it was made in, where that can be told. */
  namespaceId: string | null;
  /** When it ends unless renewed; null: never, or not told. */
  expiresAt: Date | null;
  /** When to renew it; null: it cannot be (batch and root tokens, a maximum reached), or need not. */
  renewAt: Date | null;
}

/** `auth` of a login or renewal. */
const Auth = z.object({
  auth: z.object({
    client_token: z.string().min(1),
    accessor: z.string().nullish(),
    lease_duration: z.number().nonnegative(),
    renewable: z.boolean().nullish(),
  }),
});

/** `data` of auth/token/lookup-self, as far as it is used. */
const LookedUp = z.object({
  data: z.object({
    accessor: z.string().nullish(),
    namespace_path: z.string().nullish(),
    display_name: z.string().nullish(),
    entity_id: z.string().nullish(),
    policies: z.array(z.string()).nullish(),
    identity_policies: z.array(z.string()).nullish(),
    ttl: z.number().nullish(),
    creation_ttl: z.number().nullish(),
    period: z.number().nullish(),
    renewable: z.boolean().nullish(),
  }),
});

/** Who we are to the server. */
export interface Self {
  name: string;
  /** The entity of Vault's identity store; null for tokens that have none (root, orphans without one). */
  entityId: string | null;
  /** Full path of the namespace the token belongs to; "" is the root. */
  namespace: string;
  policies: readonly string[];
}

export function tokenFromLogin(answer: unknown, now: Date): Token {
  const { auth } = Auth.parse(answer);
  return {
    value: auth.client_token,
    from: "login",
    namespaceId: ending(auth.accessor),
    ...life(auth.lease_duration, auth.lease_duration, auth.renewable ?? false, now),
  };
}

/** Absent for the root. */
const trimmed = (path: string | null | undefined) => (path ?? "").replace(/\/$/, "");

/** Accessors of tokens made in a namespace end in a dot and its id. */
const ending = (accessor: string | null | undefined) => accessor?.split(".")[1] || null;

/** A renewal keeps the token; near its maximum the server grants less each time. */
export function renewed(token: Token, answer: unknown, now: Date): Token {
  const { auth } = Auth.parse(answer);
  return {
    ...token,
    ...life(auth.lease_duration, auth.lease_duration, auth.renewable ?? false, now),
  };
}

/** A configured token, of which some of its time may be over. */
export function tokenFromLookup(
  value: string,
  namespace: string,
  answer: unknown,
  now: Date,
): Token {
  const { data } = LookedUp.parse(answer);
  const ttl = data.ttl ?? 0;
  const whole = Math.max(data.period || data.creation_ttl || ttl, ttl);
  return {
    value,
    from: "configured",
    namespaceId: trimmed(data.namespace_path) === namespace ? ending(data.accessor) : null,
    ...life(ttl, whole, data.renewable ?? false, now),
  };
}

export function selfFromLookup(answer: unknown): Self {
  const { data } = LookedUp.parse(answer);
  return {
    name: data.display_name || "token",
    entityId: data.entity_id || null,
    namespace: trimmed(data.namespace_path),
    policies: [...(data.policies ?? []), ...(data.identity_policies ?? [])],
  };
}

/**
 * Renewal is due when two thirds of what is left are over; at once for a token found with less than two thirds of its
 * whole life, so that one renewed only by our syncs does not end between two of them. 0 seconds: never ends.
 */
function life(ttl: number, whole: number, renewable: boolean, now: Date) {
  if (ttl === 0) return { expiresAt: null, renewAt: null };
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const wait = ttl < (whole * 2) / 3 ? 0 : (ttl * 2) / 3;
  return { expiresAt: after(ttl), renewAt: renewable ? after(wait) : null };
}
