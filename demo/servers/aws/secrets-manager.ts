import { type AwsCall, AwsError, limit, type Operation, text } from "@/demo/servers/aws/call";
import { page } from "@/demo/servers/aws/paging";
import { matchesSecret } from "@/demo/servers/aws/secret-filters";
import { accounts, HOME_REGION } from "@/demo/world/accounts";
import { type SmView, seconds } from "@/demo/world/sm-rows";

/** The metadata half of Secrets Manager. What carries a value is refused elsewhere. */
export const secretsManager: Readonly<Record<string, Operation>> = {
  ListSecrets: (call) => {
    const { state, caller, region, input } = call;
    const listed = state.aws(caller.account, region).secrets.filter((one) => {
      if (one.deleted && input.IncludePlannedDeletion !== true) return false;
      return matchesSecret(one, input.Filters);
    });
    const hollow = caller.account === accounts.production.id && region === HOME_REGION;
    const size = limit(input, 100, 100);
    const { items, next } = page(
      listed,
      ({ life, arn }) => `${String(life.createdAt).padStart(14, "0")} ${arn}`,
      size,
      text(input, "NextToken"),
      hollow,
    );
    return { SecretList: items.map(({ row }) => row), ...(next ? { NextToken: next } : {}) };
  },

  DescribeSecret: (call) => {
    const found = find(call);
    const { SecretVersionsToStages, ...row } = found.row;
    return {
      ...row,
      VersionIdsToStages: SecretVersionsToStages,
      ...(found.history.replicas.length > 0 && found.region === found.history.region
        ? { ReplicationStatus: replication(call, found) }
        : {}),
    };
  },

  ListSecretVersionIds: (call) => {
    const found = find(call);
    const shown = found.versions
      .filter(({ stages }) => stages.length > 0 || call.input.IncludeDeprecated === true)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const { items, next } = page(
      shown,
      ({ id }) => id,
      limit(call.input, 100, 100),
      text(call.input, "NextToken"),
    );
    return {
      ARN: found.arn,
      Name: found.history.name,
      Versions: items.map(({ id, createdAt, stages }) => ({
        VersionId: id,
        ...(stages.length > 0 ? { VersionStages: stages } : {}),
        CreatedDate: seconds(createdAt),
        ...(found.row.LastAccessedDate && stages.includes("AWSCURRENT")
          ? { LastAccessedDate: found.row.LastAccessedDate }
          : {}),
        KmsKeyIds: [found.history.kmsKeyId ?? "DefaultEncryptionKey"],
      })),
      ...(next ? { NextToken: next } : {}),
    };
  },

  GetResourcePolicy: (call) => {
    const { arn, history } = find(call);
    return {
      ARN: arn,
      Name: history.name,
      ...(history.policy ? { ResourcePolicy: history.policy } : {}),
    };
  },
};

/** By name, by ARN, or by an ARN without its six characters. */
function find({ state, caller, region, input }: AwsCall): SmView {
  const id = text(input, "SecretId") ?? "";
  const { secretByArn, secretByName } = state.aws(caller.account, region);
  const name = id.startsWith("arn:") ? (id.split(":secret:")[1] ?? "") : id;
  const found = secretByArn.get(id) ?? secretByName.get(name);
  if (!found) {
    throw new AwsError(
      "ResourceNotFoundException",
      "Secrets Manager can't find the specified secret.",
    );
  }
  return found;
}

function replication({ state, caller }: AwsCall, { history }: SmView) {
  return history.replicas.map(({ region, status }) => {
    const replica = state.aws(caller.account, region).secretByName.get(history.name);
    return {
      Region: region,
      KmsKeyId: "alias/aws/secretsmanager",
      Status: status,
      StatusMessage:
        status === "Failed"
          ? "Replication failed: the key is not accessible."
          : `Replication ${status}`,
      ...(replica?.row.LastAccessedDate ? { LastAccessedDate: replica.row.LastAccessedDate } : {}),
    };
  });
}
