import type { Answer, Call, World } from "./world";

const xml = (text: string, status = 200): Answer => ({ status, type: "text/xml", text });

const refused = (code: string, status = 403) =>
  xml(
    `<ErrorResponse><Error><Code>${code}</Code><Message>${code}</Message></Error></ErrorResponse>`,
    status,
  );

/** GetCallerIdentity and AssumeRole in the query protocol. */
export function answerSts(world: World, { api, account, input }: Call): Answer {
  if (api === "sts:GetCallerIdentity") {
    return xml(
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:role/KagimoriRead</Arn>` +
        `<UserId>AROA:kagimori</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
  }
  const role = String(input.RoleArn);
  if (world.denied.includes(`sts:AssumeRole ${role}`)) return refused("AccessDenied");
  const id = role.split(":")[4];
  const ends = new Date(Date.now() + 3_600_000).toISOString();
  return xml(
    `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA${id}</AccessKeyId>` +
      `<SecretAccessKey>stand-in</SecretAccessKey><SessionToken>stand-in</SessionToken>` +
      `<Expiration>${ends}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  );
}

/** SimulatePrincipalPolicy: each action against each resource. */
export function answerIam(world: World, { api, input }: Call): Answer {
  if (world.denied.includes(api)) return refused("AccessDenied");
  const members = (name: string) =>
    Object.entries(input).flatMap(([key, value]) =>
      key.startsWith(`${name}.member.`) ? [String(value)] : [],
    );
  const results = members("ActionNames").flatMap((action) =>
    members("ResourceArns").map(
      (arn) =>
        `<member><EvalActionName>${action}</EvalActionName><EvalResourceName>${arn}</EvalResourceName>` +
        `<EvalDecision>${world.decide?.(action, arn) ?? "implicitDeny"}</EvalDecision></member>`,
    ),
  );
  return xml(
    `<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated>` +
      `<EvaluationResults>${results.join("")}</EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>`,
  );
}
