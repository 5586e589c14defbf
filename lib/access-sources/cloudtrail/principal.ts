import type { EventPrincipal } from "@/lib/access-sources/access-source";
import { asFields, asText, storable } from "@/lib/access-sources/log-text";
import type { RecordContext } from "./record-context";

type Fields = Readonly<Record<string, unknown>>;
type Told = Omit<EventPrincipal, "kind"> & { kind?: EventPrincipal["kind"] };

/** Sessions of these roles are persons: the name of the session is the user's of single sign-on. */
const singleSignOn = /(?:^|\/)AWSReservedSSO_/;
const mailAddress = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/;

/** Who did it. The same object for all records of the same one. */
export function principalOf(identity: Fields | null, context: RecordContext): EventPrincipal {
  const told = identity ? tell(identity) : unknownPrincipal(null);
  return context.principals.of(`${told.key} ${told.session} ${told.fullness}`, () => {
    const clean = (text: string | null) => text && storable(context.mask(text), 500);
    return {
      ...told,
      key: storable(context.maskIdentity(told.key)),
      kind: told.kind ?? "unresolved",
      name: clean(told.name) ?? "",
      role: clean(told.role),
      session: clean(told.session),
      identity: clean(told.identity),
      account: told.account && storable(told.account, 64),
      type: storable(told.type, 64),
    };
  });
}

function tell(identity: Fields): Told {
  const type = asText(identity.type);
  const invokedBy = asText(identity.invokedBy);
  switch (type) {
    case "AssumedRole":
      return assumedRole(identity);
    case "IAMUser":
    case "Root":
    case "Role":
      return named(identity, type);
    case "FederatedUser":
      return federated(identity);
    case "SAMLUser":
    case "WebIdentityUser":
      return provided(identity, type);
    case "IdentityCenterUser":
      return identityCenter(identity);
    case "AWSAccount":
      return foreign(identity);
    default:
      // Rotation events have no type, only who invoked.
      return invokedBy ? service(invokedBy) : unknownPrincipal(identity);
  }
}

const nothing = { account: null, role: null, session: null, identity: null } as const;

function assumedRole(told: Fields): Told {
  const session = asFields(told.sessionContext);
  const issuer = asFields(session?.sessionIssuer);
  const arn = asText(told.arn);
  const account = asText(told.accountId) ?? asText(issuer?.accountId);
  const sessionName = arn?.split("/").at(-1) ?? asText(told.principalId)?.split(":")[1] ?? null;
  const roleArn = asText(issuer?.arn) ?? arn?.replace(/\/[^/]+$/, "") ?? `role:${account}`;
  const name = asText(issuer?.userName) ?? roleArn.split("/").at(-1) ?? roleArn;
  if (name.startsWith("AWSServiceRole")) {
    return {
      ...nothing,
      key: roleArn,
      kind: "service",
      name,
      account,
      type: "AssumedRole",
      role: roleArn,
      fullness: 2,
    };
  }
  const source = asText(session?.sourceIdentity);
  const personal =
    source ??
    (sessionName && (singleSignOn.test(roleArn) || mailAddress.test(sessionName))
      ? sessionName
      : null);
  return {
    key: personal ? `${roleArn}/${personal}` : roleArn,
    name: personal ?? name,
    account,
    type: "AssumedRole",
    role: roleArn,
    // Of a workload it is the container's, another one each hour.
    session: personal ? sessionName : null,
    identity: personal,
    fullness: 2,
  };
}

function named(told: Fields, type: string): Told {
  const account = asText(told.accountId);
  const arn = asText(told.arn);
  const userName = asText(told.userName);
  const name = type === "Root" ? "root" : (userName ?? arn?.split("/").at(-1) ?? "");
  const key = arn ?? `${type}:${account}:${userName ?? asText(told.principalId)}`;
  return { ...nothing, key, name: name || key, account, type, fullness: arn ? 2 : 1 };
}

function federated(told: Fields): Told {
  const issuer = asFields(asFields(told.sessionContext)?.sessionIssuer);
  const arn = asText(told.arn);
  const account = asText(told.accountId);
  const user = arn?.split("/").at(-1) ?? asText(told.principalId)?.split(":")[1] ?? null;
  return {
    key: arn ?? `FederatedUser:${account}:${user}`,
    name: user ?? "",
    account,
    type: "FederatedUser",
    role: asText(issuer?.arn),
    session: null,
    identity: user,
    fullness: 2,
  };
}

function provided(told: Fields, type: string): Told {
  const user = asText(told.userName) ?? asText(told.principalId) ?? "";
  const provider = asText(told.identityProvider) ?? "";
  return {
    ...nothing,
    key: `${type}:${provider}:${user}`,
    name: user,
    type,
    identity: user,
    fullness: 2,
  };
}

function identityCenter(told: Fields): Told {
  const behalf = asFields(told.onBehalfOf);
  const user = asText(behalf?.userId) ?? asText(told.userName) ?? "";
  const store = asText(behalf?.identityStoreArn) ?? "";
  return {
    ...nothing,
    key: `${store}/${user}`,
    name: asText(told.userName) ?? user,
    account: asText(told.accountId),
    type: "IdentityCenterUser",
    identity: user,
    fullness: 2,
  };
}

/** Of another account, in the owner's copy: all it tells is an account and an id. */
function foreign(told: Fields): Told {
  const account = asText(told.accountId);
  const principal = asText(told.principalId)?.split(":")[0] ?? "";
  return {
    ...nothing,
    key: `account:${account}:${principal}`,
    name: account ?? principal,
    account,
    type: "AWSAccount",
    fullness: 0,
  };
}

const service = (name: string): Told => ({
  ...nothing,
  key: `service:${name}`,
  kind: "service",
  name,
  type: "AWSService",
  fullness: 1,
});

function unknownPrincipal(told: Fields | null): Told {
  const account = asText(told?.accountId);
  const what = asText(told?.arn) ?? asText(told?.principalId) ?? account ?? "";
  return {
    ...nothing,
    key: `unknown:${what}`,
    name: what || "unknown",
    account,
    type: asText(told?.type) ?? "Unknown",
    fullness: what && what !== account ? 1 : 0,
  };
}
