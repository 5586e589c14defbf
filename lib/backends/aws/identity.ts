import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { z } from "zod";
import type { Failure } from "@/lib/backends/secret-backend";
import { parseArn } from "./arn";
import { explainAws } from "./failures";
import type { Access, Session } from "./session";
import { unlessAborted } from "./signal";

/** An account this source reads, and how. */
export interface Account extends Access {
  account: string;
  partition: string;
  /** The principal that reads: the role's own ARN, or what GetCallerIdentity says. */
  principal: string;
}

export type Reached =
  | { account: Account }
  | { lost: Pick<Account, "account" | "partition">; failure: Failure };

const Caller = z.object({ Account: z.string(), Arn: z.string() });

type Caller = z.output<typeof Caller>;

/** Asked once per open source: places, rights and estate all begin with it. */
const callers = new WeakMap<Session, Caller>();

/** Who the source's own credentials are. Throws what the SDK throws. */
async function callerIdentity(session: Session, signal: AbortSignal) {
  const sts = session.client(STSClient, session.base, session.settings.regions[0] ?? "");
  return Caller.parse(await sts.send(new GetCallerIdentityCommand(), { abortSignal: signal }));
}

/**
 * The accounts of the source: the roles it names, each assumed once, or else the account of the credentials.
 * Throws when no role is named and the credentials themselves do not work.
 */
export async function* accountsOf(session: Session, signal: AbortSignal): AsyncGenerator<Reached> {
  const { accounts } = session.settings;
  if (!accounts) {
    const { Account, Arn } = callers.get(session) ?? (await callerIdentity(session, signal));
    callers.set(session, { Account, Arn });
    const partition = parseArn(Arn)?.partition ?? "aws";
    yield { account: { ...session.base, account: Account, partition, principal: Arn } };
    return;
  }
  for (const role of accounts) {
    const { partition = "aws", account = "" } = parseArn(role.roleArn) ?? {};
    const access = session.assume(role, account);
    try {
      signal.throwIfAborted();
      await unlessAborted(access.credentials(), signal);
      yield { account: { ...access, account, partition, principal: role.roleArn } };
    } catch (error) {
      signal.throwIfAborted();
      yield { lost: { account, partition }, failure: explainAws(error) };
    }
  }
}

/**
 * Proves that the settings work: the credentials are somebody's, and of the roles named at least one can be
 * assumed. Throws the first refusal when none can.
 */
export async function checkIdentity(session: Session, signal: AbortSignal) {
  const { Arn } = await callerIdentity(session, signal);
  let refusal: unknown = null;
  for (const role of session.settings.accounts ?? []) {
    signal.throwIfAborted();
    try {
      const access = session.assume(role, parseArn(role.roleArn)?.account ?? "");
      await unlessAborted(access.credentials(), signal);
      return { identity: role.roleArn, clockSkewMs: session.clockSkewMs() };
    } catch (error) {
      signal.throwIfAborted();
      refusal ??= error;
    }
  }
  if (refusal) throw refusal;
  return { identity: Arn, clockSkewMs: session.clockSkewMs() };
}
