import type { EventPrincipal } from "@/lib/access-sources/access-source";
import { asFields, asText, storable } from "@/lib/access-sources/log-text";
import type { LineContext } from "./line-context";

type Fields = Readonly<Record<string, unknown>>;

/** Words of `auth.metadata` that name the role, and those that name the user, of the login methods. */
const roleWords = ["role_name", "role"] as const;
const userWords = ["email", "username", "user", "preferred_username", "upn", "sub"] as const;

/** Login methods whose display name is the method, a hyphen and the user. */
const personal = /^(?:userpass|ldap|oidc|okta|github|radius|kerberos|saml|cf)-(.+)$/;

/**
 * Who did it: the entity, else the role or display name. AppRole's display name tells no role, only its metadata does. The same
 * object for all lines of the same one.
 */
export function principalOf(
  auth: Fields | null,
  cluster: string,
  context: LineContext,
): EventPrincipal {
  const entity = asText(auth?.entity_id);
  const display = asText(auth?.display_name);
  const metadata = asFields(auth?.metadata);
  const role = firstOf(metadata, roleWords);
  const memo = `${cluster} ${entity} ${display} ${role}`;
  return context.principals.of(memo, () => {
    const clean = (text: string | null) => text && storable(context.mask(text), 500);
    const alias = firstOf(metadata, userWords) ?? (display && personal.exec(display)?.[1]) ?? null;
    const account = serviceAccount(metadata);
    const base = `vault:${cluster}`;
    const key = entity
      ? `${base}:entity:${entity}`
      : display || role
        ? `${base}:name:${display}:${role ?? ""}`
        : `${base}:unknown`;
    return {
      key: storable(context.maskIdentity(key)),
      kind: "unresolved",
      name: clean(account ?? alias ?? role ?? display) ?? "unknown",
      account: null,
      type: storable(typeOf(display), 64),
      role: clean(role),
      session: clean(display),
      identity: clean(alias),
      fullness: entity ? 2 : display ? 1 : 0,
    };
  });
}

const typeOf = (display: string | null): string => display?.split("-")[0] || "token";

function firstOf(metadata: Fields | null, words: readonly string[]): string | null {
  for (const word of words) {
    const text = asText(metadata?.[word]);
    if (text !== null) return text;
  }
  return null;
}

/** A Kubernetes workload is known by its service account. */
function serviceAccount(metadata: Fields | null): string | null {
  const name = asText(metadata?.service_account_name);
  const namespace = asText(metadata?.service_account_namespace);
  return name && namespace ? `${namespace}/${name}` : null;
}
