import type { EventTarget, Use } from "@/lib/access-sources/access-source";
import { asFields, asText, asTexts } from "@/lib/access-sources/log-text";
import type { BackendKind } from "@/lib/backends/secret-backend";
import {
  awsOwned,
  filterTarget,
  parameterTarget,
  pathTarget,
  referredSecret,
  secretTarget,
  type Where,
} from "./identities";
import { parameterOperations, secretOperations, sharedOperations } from "./operations";
import type { RecordContext } from "./record-context";

type Fields = Readonly<Record<string, unknown>>;

/** One target of a call, and its ordinal there. */
interface Asked {
  backend: BackendKind;
  item: number;
  target: EventTarget | null;
}

export interface Call {
  use: Use;
  /** Empty: everything asked for belongs to AWS. */
  asked: Asked[];
  origin?: "inferred";
}

/** What a record says was done to which secrets; null when it is not about secrets. */
export function callOf(
  record: Fields,
  source: string,
  name: string,
  where: Where,
  context: RecordContext,
): Call | null {
  switch (source) {
    case "secretsmanager.amazonaws.com":
      return secretCall(record, name, where, context);
    case "ssm.amazonaws.com":
      return parameterCall(record, name, where, context);
    case "kms.amazonaws.com":
      return name === "Decrypt" ? decryption(record, where, context) : null;
    default:
      return null;
  }
}

function secretCall(
  record: Fields,
  name: string,
  where: Where,
  context: RecordContext,
): Call | null {
  // No secret is involved: a random text is asked for.
  if (name === "GetRandomPassword") return null;
  const use = secretOperations.get(name) ?? (record.readOnly === true ? "metadata-read" : "admin");
  const request = asFields(record.requestParameters);
  if (name === "BatchGetSecretValue") {
    const listed = asTexts(request?.secretIdList);
    if (listed.length > 0)
      return {
        use,
        asked: listed.map((id, item) => ofSecret(secretTarget(id, where, context), item)),
      };
    return { use, asked: [ofSecret(filterTarget(request?.filters, where, context))] };
  }
  if (use === "list") return { use, asked: [ofSecret(null)] };
  const id = secretIdOf(record, request);
  return { use, asked: [ofSecret(id === null ? null : secretTarget(id, where, context))] };
}

function ofSecret(target: EventTarget | null, item = 0): Asked {
  return { backend: "secrets-manager", item, target };
}

/** Where the secret hides, most reliable first: the service's own events name it in one of three places. */
function secretIdOf(record: Fields, request: Fields | null): string | null {
  const additional = asFields(record.additionalEventData);
  const details = asFields(record.serviceEventDetails);
  const response = asFields(record.responseElements);
  return (
    asText(additional?.SecretId) ??
    asText(additional?.secretId) ??
    asText(details?.secretId) ??
    asText(details?.SecretId) ??
    asText(response?.arn) ??
    asText(response?.aRN) ??
    asText(response?.ARN) ??
    asText(request?.secretId) ??
    asText(request?.name)
  );
}

function parameterCall(
  record: Fields,
  name: string,
  where: Where,
  context: RecordContext,
): Call | null {
  const request = asFields(record.requestParameters);
  const shared = sharedOperations.get(name);
  if (shared) {
    const parameter = sharedParameter(request);
    return parameter === null
      ? null
      : { use: shared, asked: parameters([parameter], where, context) };
  }
  const use = parameterOperations.get(name);
  if (!use) return null;
  if (use === "list")
    return { use, asked: [{ backend: "parameter-store", item: 0, target: null }] };
  if (name === "GetParametersByPath") {
    const target = pathTarget(asText(request?.path) ?? "/", where, context);
    return {
      use,
      asked: target === awsOwned ? [] : [{ backend: "parameter-store", item: 0, target }],
    };
  }
  const single = asText(request?.name);
  const names = single === null ? asTexts(request?.names) : [single];
  if (names.length > 0) return { use, asked: parameters(names, where, context) };
  return { use, asked: [{ backend: "parameter-store", item: 0, target: null }] };
}

/** The parameter a call about any resource is about; null when it is about another kind. */
function sharedParameter(request: Fields | null): string | null {
  const arn = asText(request?.resourceArn);
  if (arn !== null) return arn.includes(":parameter/") ? arn : null;
  return request?.resourceType === "Parameter" ? asText(request.resourceId) : null;
}

/** One access per name. A name that refers to a secret is an access of the secret. */
function parameters(names: readonly string[], where: Where, context: RecordContext): Asked[] {
  return names.flatMap((name, item): Asked[] => {
    const secret = referredSecret(name);
    if (secret !== null)
      return [{ backend: "secrets-manager", item, target: secretTarget(secret, where, context) }];
    const target = parameterTarget(name, where, context);
    return target === awsOwned ? [] : [{ backend: "parameter-store", item, target }];
  });
}

/** Reading an encrypted secret decrypts with its ARN as context; checking a key has another text there. */
function decryption(record: Fields, where: Where, context: RecordContext): Call | null {
  const with_ = asFields(asFields(record.requestParameters)?.encryptionContext);
  const secret = asText(with_?.SecretARN);
  if (secret?.startsWith("arn:"))
    return {
      use: "value-read",
      origin: "inferred",
      asked: [
        { backend: "secrets-manager", item: 0, target: secretTarget(secret, where, context) },
      ],
    };
  const parameter = asText(with_?.PARAMETER_ARN);
  if (!parameter?.startsWith("arn:")) return null;
  return { use: "value-read", origin: "inferred", asked: parameters([parameter], where, context) };
}
