// A stand-in for Secrets Manager, Parameter Store and the tagging API: a process of its own, `node aws-server.mjs COUNT [MS]`,
// which prints its port. It answers after 10 ms or MS, which is sooner than any Region does from outside.
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

const count = Number(process.argv[2]);
const latencyMs = Number(process.argv[3] ?? 10);
const account = "111122223333";
const region = "ap-northeast-1";
const day = 1_780_000_000;
const teams = ["payments", "web", "search", "data", "security", "mobile"];
const environments = ["prod", "stg", "dev"];
const nameOf = (i) => `${environments[i % 3]}/${teams[i % 6]}/service-${i % 400}/credential-${i}`;
const tagsOf = (i) => [
  { Key: "team", Value: teams[i % 6] },
  { Key: "environment", Value: environments[i % 3] },
  { Key: "owner", Value: `user${i % 300}@example.jp` },
];

const secret = (i) => ({
  ARN: `arn:aws:secretsmanager:${region}:${account}:secret:${nameOf(i)}-AbCd${String(i % 100).padStart(2, "0")}`,
  Name: nameOf(i),
  Description: `決済バッチの接続 ${i}`,
  CreatedDate: day + i,
  LastChangedDate: day + i,
  LastAccessedDate: day,
  Tags: tagsOf(i),
  SecretVersionsToStages: { [`v-${i}`]: ["AWSCURRENT"] },
});
const parameterArn = (i) => `arn:aws:ssm:${region}:${account}:parameter/${nameOf(i)}`;
const parameter = (i) => ({
  Name: `/${nameOf(i)}`,
  ARN: parameterArn(i),
  Type: i % 3 === 0 ? "String" : "SecureString",
  KeyId: "alias/aws/ssm",
  LastModifiedDate: day + i,
  LastModifiedUser: `arn:aws:iam::${account}:user/x`,
  Description: `在庫照会 ${i}`,
  Version: 1,
  Tier: "Standard",
  DataType: "text",
});

/** Pages are made once, so that the second reading meets the same server. */
const pages = new Map();
function page(kind, key, make, size, token) {
  const from = Number(token ?? 0);
  const id = `${kind} ${from}`;
  if (!pages.has(id)) {
    const rows = [];
    for (let i = from; i < Math.min(count, from + size); i++) rows.push(make(i));
    const next = from + size < count ? { NextToken: String(from + size) } : {};
    pages.set(id, JSON.stringify({ [key]: rows, ...next }));
  }
  return pages.get(id);
}

const numberIn = (text) => Number(/credential-(\d+)/.exec(text)?.[1] ?? 0);
const answers = {
  "secretsmanager.ListSecrets": ({ NextToken }) =>
    page("secrets", "SecretList", secret, 100, NextToken),
  "secretsmanager.ListSecretVersionIds": ({ SecretId }) => {
    const i = numberIn(SecretId);
    return JSON.stringify({
      ARN: SecretId,
      Versions: [{ VersionId: `v-${i}`, VersionStages: ["AWSCURRENT"], CreatedDate: day + i }],
    });
  },
  "secretsmanager.GetResourcePolicy": ({ SecretId }) => JSON.stringify({ ARN: SecretId }),
  "AmazonSSM.DescribeParameters": ({ NextToken }) =>
    page("parameters", "Parameters", parameter, 50, NextToken),
  "ResourceGroupsTaggingAPI_20170126.GetResources": ({ ResourceARNList }) =>
    JSON.stringify({
      ResourceTagMappingList: ResourceARNList.map((ResourceARN) => ({
        ResourceARN,
        Tags: tagsOf(numberIn(ResourceARN)),
      })),
    }),
};

const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::${account}:user/bench</Arn><UserId>AIDA</UserId><Account>${account}</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  await wait(latencyMs);
  const answer = answers[request.headers["x-amz-target"]];
  if (answer) {
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(answer(JSON.parse(body)));
  } else if (body.includes("GetCallerIdentity")) {
    response.setHeader("content-type", "text/xml");
    response.end(identity);
  } else {
    response.statusCode = 400;
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(JSON.stringify({ __type: "UnknownOperationException", message: "unknown" }));
  }
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
