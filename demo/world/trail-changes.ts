import type { ParameterHistory } from "@/demo/world/parameter-history";
import { mailOf } from "@/demo/world/people";
import { type SmHistory, type SmLife, smArn } from "@/demo/world/sm-history";
import { ownerAt } from "@/demo/world/subject";
import { personSession, type TrailEvent, workload } from "@/demo/world/trail-event";

const CONSOLE = "AWS Internal";
const CLI = "aws-cli/2.31.4 md/prompt#off";

/** What the life of a secret left in CloudTrail: who changed it, or that it rotated by itself. */
export function secretEvents(history: SmHistory): TrailEvent[] {
  return history.lives.flatMap((life) => {
    const arn = smArn(history, life);
    return [
      ...life.writes.map((at, index) =>
        index === 0
          ? byHand(history, at, "CreateSecret", { name: history.name }, { arn, name: history.name })
          : written(history, arn, at),
      ),
      ...life.pendings.map((at) =>
        byService(arn, at, "RotationFailed", "Error during testSecret step: connection refused"),
      ),
      ...removals(history, life, arn),
    ];
  });
}

function written(history: SmHistory, arn: string, at: number): TrailEvent {
  return history.rotation && history.subject.automatic
    ? byService(arn, at, "RotationSucceeded")
    : byHand(
        history,
        at,
        "PutSecretValue",
        { secretId: history.name },
        { arn, name: history.name },
      );
}

function removals(history: SmHistory, life: SmLife, arn: string): TrailEvent[] {
  const events: TrailEvent[] = [];
  if (life.deletionAt !== undefined) {
    const request = { secretId: arn, recoveryWindowInDays: 30 };
    events.push(byHand(history, life.deletionAt, "DeleteSecret", request, { arn }));
  }
  if (life.restoredAt !== undefined) {
    events.push(byHand(history, life.restoredAt, "RestoreSecret", { secretId: arn }, { arn }));
  }
  if (life.deletionAt === undefined && life.goneAt !== undefined) {
    const request = { secretId: arn, forceDeleteWithoutRecovery: true };
    events.push(byHand(history, life.goneAt, "DeleteSecret", request, { arn }));
  }
  return events;
}

function byService(secretId: string, at: number, name: string, failure?: string): TrailEvent {
  return {
    at,
    source: "secretsmanager",
    name,
    readOnly: false,
    identity: {
      accountId: secretId.split(":")[4] ?? "",
      invokedBy: "secretsmanager.amazonaws.com",
    },
    username: "secretsmanager.amazonaws.com",
    sourceIp: "secretsmanager.amazonaws.com",
    userAgent: "secretsmanager.amazonaws.com",
    request: null,
    // A failed rotation has a message and no code.
    ...(failure ? { error: { message: failure } } : {}),
    service: { secretId },
  };
}

function byHand(
  { subject, account }: SmHistory,
  at: number,
  name: string,
  request: Record<string, unknown>,
  response: Record<string, unknown>,
): TrailEvent {
  const owner = ownerAt(subject, at);
  const mail = owner ? mailOf(owner) : "deploy";
  return {
    at,
    source: "secretsmanager",
    name,
    readOnly: false,
    identity: owner
      ? personSession(account, mail)
      : workload(account, "deploy", subject.service.id),
    username: mail,
    sourceIp: owner ? "198.51.100.7" : "10.20.0.9",
    userAgent: owner ? CONSOLE : CLI,
    request,
    response,
  };
}

/** Each Version of a parameter was put by somebody. */
export function parameterEvents(history: ParameterHistory): TrailEvent[] {
  const { account, name, type } = history;
  return history.lives.flatMap(({ writes }) =>
    writes.map((at, index): TrailEvent => {
      const [role = "deploy", session = ""] = history.writer(at).split("/").slice(1);
      return {
        at,
        source: "ssm",
        name: "PutParameter",
        readOnly: false,
        identity: session.includes("@")
          ? personSession(account, session)
          : workload(account, role, session),
        username: session,
        sourceIp: "198.51.100.7",
        userAgent: CONSOLE,
        request: {
          name,
          type,
          value: "HIDDEN_DUE_TO_SECURITY_REASONS",
          ...(index > 0 ? { overwrite: true } : {}),
        },
        response: { version: index + 1, tier: history.tier },
      };
    }),
  );
}
