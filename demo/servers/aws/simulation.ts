import { AwsError, type Operation, text } from "@/demo/servers/aws/call";
import { accountList } from "@/demo/world/accounts";

const neverValues = [
  "secretsmanager:getsecretvalue",
  "secretsmanager:batchgetsecretvalue",
  "secretsmanager:putsecretvalue",
  "ssm:getparameter",
  "ssm:getparameters",
  "ssm:getparametersbypath",
  "ssm:getparameterhistory",
  "kms:decrypt",
];

const allowed = [
  "secretsmanager:listsecrets",
  "secretsmanager:describesecret",
  "secretsmanager:listsecretversionids",
  "secretsmanager:getresourcepolicy",
  "ssm:describeparameters",
  "ssm:listtagsforresource",
  "tag:getresources",
  "cloudtrail:lookupevents",
  "organizations:listaccounts",
  "account:listregions",
];

/** IAM, for the one question what a role may do. One account does not let its role ask. */
export const simulation: Readonly<Record<string, Operation>> = {
  SimulatePrincipalPolicy: ({ caller, input }) => {
    if (!accountList.find(({ id }) => id === caller.account)?.maySimulate) {
      throw new AwsError(
        "AccessDenied",
        `User: ${caller.arn} is not authorized to perform: iam:SimulatePrincipalPolicy on resource: ${text(input, "PolicySourceArn") ?? ""}`,
        403,
      );
    }
    const actions = members(input, "ActionNames");
    const resources = members(input, "ResourceArns");
    return {
      IsTruncated: false,
      EvaluationResults: actions.flatMap((action) =>
        (resources.length > 0 ? resources : ["*"]).map((resource) => evaluate(action, resource)),
      ),
    };
  },
};

function evaluate(action: string, resource: string) {
  const decision = neverValues.includes(action.toLowerCase())
    ? "explicitDeny"
    : allowed.includes(action.toLowerCase())
      ? "allowed"
      : "implicitDeny";
  const statements =
    decision === "implicitDeny"
      ? []
      : [{ SourcePolicyId: "KagimoriRead", SourcePolicyType: "IAM Policy" }];
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: decision,
    MatchedStatements: statements,
  };
}

/** `ActionNames.member.1`, `.2`, … of a query. */
function members(input: Record<string, unknown>, key: string): string[] {
  const list: string[] = [];
  for (let at = 1; ; at++) {
    const value = text(input, `${key}.member.${at}`);
    if (value === undefined) return list;
    list.push(value);
  }
}
