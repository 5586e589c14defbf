import { type Answer, type Call, json, refusal, type World } from "./world";

type Json = Record<string, unknown>;
type Answers = Record<string, (world: World, call: Call) => Answer>;

/** Rows from the offset the token names, and the token for the rest. */
function page(rows: Json[], { input }: Call, size: number, field: string): Answer {
  const from = Number(input.NextToken ?? 0);
  const most = Math.min(size, Number(input.MaxResults ?? size));
  const to = from + most;
  return json({
    [field]: rows.slice(from, to),
    ...(to < rows.length ? { NextToken: `${to}` } : {}),
  });
}

const here = ({ account, region }: Call) => `${account} ${region}`;

function secretOf(world: World, call: Call): Json | undefined {
  return world.secrets[here(call)]?.find(({ ARN }) => ARN === call.input.SecretId);
}

const ofSecret =
  (answer: (world: World, name: string, secret: Json, call: Call) => Answer) =>
  (world: World, call: Call) => {
    const secret = secretOf(world, call);
    return secret
      ? answer(world, String(secret.Name), secret, call)
      : refusal("ResourceNotFoundException");
  };

export const secretCalls: Answers = {
  "secretsmanager:ListSecrets": (world, call) => {
    const rows = world.secrets[here(call)] ?? [];
    const listed = call.input.IncludePlannedDeletion
      ? rows
      : rows.filter((row) => !row.DeletedDate);
    return page(listed, call, world.pageSize, "SecretList");
  },
  "secretsmanager:ListSecretVersionIds": ofSecret((world, name, { ARN }, call) => {
    const rows = (world.versions[name] ?? []).filter(
      ({ VersionStages }) => call.input.IncludeDeprecated || VersionStages,
    );
    const answered = page(rows, call, world.pageSize, "Versions");
    return json({ ARN, Name: name, ...JSON.parse(answered.text) });
  }),
  "secretsmanager:GetResourcePolicy": ofSecret((world, name, { ARN }) =>
    json({
      ARN,
      Name: name,
      ...(world.policies[name] ? { ResourcePolicy: world.policies[name] } : {}),
    }),
  ),
  "secretsmanager:DescribeSecret": ofSecret((world, name, secret) =>
    json({ ...secret, ReplicationStatus: world.replication[name] }),
  ),
};

export const parameterCalls: Answers = {
  "ssm:DescribeParameters": (world, call) =>
    page(world.parameters[here(call)] ?? [], call, world.pageSize, "Parameters"),
  "ssm:ListTagsForResource": (world, { input }) =>
    json({ TagList: tagList(world, String(input.ResourceId)) }),
  "tag:GetResources": (world, { input }) => {
    const tagged = (input.ResourceARNList as string[]).flatMap((arn) => {
      const name = arn.replace(/^[^/]*:parameter/, "");
      const tags = tagList(world, name in world.tags ? name : name.slice(1));
      return tags.length > 0 ? [{ ResourceARN: arn, Tags: tags }] : [];
    });
    // Cut short as moto does, with a token that a list of ARNs may not send back.
    const shown = tagged.slice(0, 3);
    return json({
      ResourceTagMappingList: shown,
      PaginationToken: shown.length < tagged.length ? "more" : "",
    });
  },
};

const tagList = (world: World, name: string) =>
  Object.entries(world.tags[name] ?? {}).map(([Key, Value]) => ({ Key, Value }));
