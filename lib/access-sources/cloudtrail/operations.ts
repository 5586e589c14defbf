import type { Use } from "@/lib/access-sources/access-source";

const uses = (use: Use, ...names: string[]): [string, Use][] => names.map((name) => [name, use]);

/** Secrets Manager. What is not named here is `metadata-read` where the record says readOnly, else `admin`. */
export const secretOperations: ReadonlyMap<string, Use> = new Map([
  ...uses("value-read", "GetSecretValue", "BatchGetSecretValue"),
  ...uses("list", "ListSecrets"),
  ...uses("metadata-read", "DescribeSecret", "ListSecretVersionIds", "GetResourcePolicy"),
  ...uses("metadata-read", "ValidateResourcePolicy"),
  ...uses("write", "CreateSecret", "PutSecretValue", "UpdateSecret", "DeleteSecret"),
  ...uses("write", "RestoreSecret", "UpdateSecretVersionStage", "RotateSecret"),
  ...uses("write", "RotationStarted", "RotationSucceeded", "RotationFailed", "RotationAbandoned"),
  ...uses("write", "StartSecretVersionDelete", "EndSecretVersionDelete"),
  ...uses("write", "CancelSecretVersionDelete"),
]);

/** Parameter Store: Systems Manager has many other operations, and none of those is about parameters. */
export const parameterOperations: ReadonlyMap<string, Use> = new Map([
  // The history carries every value.
  ...uses("value-read", "GetParameter", "GetParameters", "GetParametersByPath"),
  ...uses("value-read", "GetParameterHistory"),
  ...uses("list", "DescribeParameters"),
  ...uses("write", "PutParameter", "DeleteParameter", "DeleteParameters"),
  ...uses("write", "LabelParameterVersion", "UnlabelParameterVersion"),
]);

/** About parameters only where `resourceType` or the ARN says so. */
export const sharedOperations: ReadonlyMap<string, Use> = new Map([
  ...uses("metadata-read", "ListTagsForResource", "GetResourcePolicies"),
  ...uses("admin", "AddTagsToResource", "RemoveTagsFromResource"),
  ...uses("admin", "PutResourcePolicy", "DeleteResourcePolicy"),
]);
