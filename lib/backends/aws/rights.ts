import { IAMClient, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import { z } from "zod";
import type { Rights, RightsSubject } from "@/lib/backends/secret-backend";
import { parseArn } from "./arn";
import { explainAws } from "./failures";
import { type Account, accountsOf } from "./identity";
import type { AwsKind } from "./places";
import { type Decision, Finding } from "./rights-finding";
import type { Session } from "./session";

/** Every action whose answer can carry a value. */
const valueActions: Record<AwsKind, string[]> = {
  "secrets-manager": ["secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue"],
  "parameter-store": [
    "ssm:GetParameter",
    "ssm:GetParameters",
    "ssm:GetParametersByPath",
    "ssm:GetParameterHistory",
  ],
};

/** ARNs per request: with four actions well below the 1,000 results of one answer. */
const BATCH = 50;

/**
 * What our identity could read of the listed secrets, by their real ARNs, account by account. Simulation sees
 * identity policies, boundaries and organisation policies, not the secrets' own: where nothing is denied
 * expressly, the reason says so.
 */
export async function testRights(
  session: Session,
  kind: AwsKind,
  clock: () => Date,
  subjects: AsyncIterable<RightsSubject>,
  signal: AbortSignal,
): Promise<Rights> {
  const finding = new Finding();
  const accounts = new Map<string, Account>();
  for await (const reached of accountsOf(session, signal)) {
    if ("account" in reached) accounts.set(reached.account.account, reached.account);
    else finding.open(reached.failure.message);
  }
  const waiting = new Map<string, string[]>();
  const begun = new Set<string>();
  const test = async (account: string, arns: readonly string[]) => {
    const reader = accounts.get(account);
    if (!reader) return finding.open(`${account} cannot be reached`);
    if (/:root$/.test(reader.principal)) return finding.root(arns);
    const source = simulated(reader.principal);
    if (!source)
      return finding.open(`${reader.principal} is no role or user that can be simulated`);
    if (finding.gaveUp(account)) return;
    try {
      const ask = (actions: string[], on: readonly string[]) =>
        simulate(session, reader, { source, actions, arns: on }, signal);
      if (!begun.has(account) && (await ask(["kms:Decrypt"], ["*"]))[0]?.decision === "allowed")
        finding.note(`kms:Decrypt is allowed in ${account}, and Kagimori needs it nowhere.`);
      begun.add(account);
      finding.decisions(arns, await ask(valueActions[kind], arns));
    } catch (error) {
      signal.throwIfAborted();
      const { message, todo } = explainAws(error);
      finding.giveUp(account, `${message}. ${todo}`);
    }
  };
  for await (const { placeKey, arn } of subjects) {
    const account = placeKey.split(":")[2] ?? "";
    if (!arn) {
      finding.open("an entry without an ARN cannot be tested");
      continue;
    }
    const arns = waiting.get(account) ?? [];
    arns.push(arn);
    waiting.set(account, arns);
    if (arns.length === BATCH) {
      waiting.delete(account);
      await test(account, arns);
    }
  }
  for (const [account, arns] of waiting) await test(account, arns);
  return finding.rights(clock());
}

/** The ARN to simulate; of a session its role, whose path the session does not tell. Null: it has none. */
export function simulated(principal: string): string | null {
  const arn = parseArn(principal);
  if (arn?.service === "iam" && /^(role|user)\//.test(arn.resource)) return principal;
  const role = /^assumed-role\/([^/]+)\//.exec(arn?.resource ?? "")?.[1];
  return arn?.service === "sts" && role
    ? `arn:${arn.partition}:iam::${arn.account}:role/${role}`
    : null;
}

const Result = z.object({
  EvalResourceName: z.string().nullish(),
  EvalDecision: z.string(),
  MissingContextValues: z.array(z.string()).nullish(),
  ResourceSpecificResults: z
    .array(
      z.object({
        EvalResourceName: z.string(),
        EvalResourceDecision: z.string(),
        MissingContextValues: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});

async function simulate(
  session: Session,
  reader: Account,
  { source, actions, arns }: { source: string; actions: string[]; arns: readonly string[] },
  abortSignal: AbortSignal,
): Promise<Decision[]> {
  const iam = session.client(IAMClient, reader, session.settings.regions[0] ?? "");
  const decisions: Decision[] = [];
  let Marker: string | undefined;
  do {
    const answer = await iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: source,
        ActionNames: actions,
        ResourceArns: [...arns],
        MaxItems: 1000,
        Marker,
      }),
      { abortSignal },
    );
    decisions.push(
      ...z
        .array(Result)
        .parse(answer.EvaluationResults ?? [])
        .flatMap(decisionsOf),
    );
    Marker = answer.IsTruncated ? answer.Marker : undefined;
  } while (Marker);
  return decisions;
}

/** Of one action: by resource where the answer goes into them, else one for all. */
function decisionsOf(result: z.output<typeof Result>): Decision[] {
  const each = result.ResourceSpecificResults?.length
    ? result.ResourceSpecificResults.map((one) => ({
        ...one,
        EvalDecision: one.EvalResourceDecision,
      }))
    : [result];
  return each.map(({ EvalResourceName, EvalDecision, MissingContextValues }) => ({
    arn: EvalResourceName ?? "*",
    decision: EvalDecision,
    missing: MissingContextValues ?? [],
  }));
}
