import { AwsError, type Caller, type Operation, text } from "@/demo/servers/aws/call";
import { accountList, accounts, ROLE_NAME, roleArn } from "@/demo/world/accounts";

const PREFIX = "ASIAKGMR";

/** The key the demo's processes start with: a user of the shared account. */
export const BASE_ACCESS_KEY = "AKIAKGMRDEMO00000000";

const base: Caller = {
  account: accounts.shared.id,
  arn: `arn:aws:iam::${accounts.shared.id}:user/kagimori`,
  userId: "AIDAKGMRDEMO00000000",
};

/** Who an access key speaks for: one made by AssumeRole carries its account. */
export function callerOf(accessKey: string): Caller {
  if (!accessKey.startsWith(PREFIX)) return base;
  const account = accessKey.slice(PREFIX.length);
  return {
    account,
    arn: `arn:aws:sts::${account}:assumed-role/${ROLE_NAME}/kagimori`,
    userId: `AROAKGMRDEMO:kagimori`,
  };
}

/** Security Token Service: tells who asks, and gives keys for the roles of connected accounts. */
export const tokenService: Readonly<Record<string, Operation>> = {
  GetCallerIdentity: ({ caller }) => ({
    Arn: caller.arn,
    UserId: caller.userId,
    Account: caller.account,
  }),

  AssumeRole: ({ caller, input }) => {
    const arn = text(input, "RoleArn") ?? "";
    const session = text(input, "RoleSessionName") ?? "";
    const account = accountList.find(({ id, connected }) => connected && arn === roleArn(id));
    if (!account || !/^[\w+=,.@-]{2,64}$/.test(session)) {
      throw new AwsError(
        "AccessDenied",
        `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
        403,
      );
    }
    return {
      Credentials: {
        AccessKeyId: `${PREFIX}${account.id}`,
        SecretAccessKey: "0".repeat(40),
        SessionToken: `session-${account.id}`,
        Expiration: new Date(Date.now() + 3_600_000).toISOString(),
      },
      AssumedRoleUser: {
        AssumedRoleId: `AROAKGMRDEMO:${session}`,
        Arn: `arn:aws:sts::${account.id}:assumed-role/${ROLE_NAME}/${session}`,
      },
    };
  },
};
