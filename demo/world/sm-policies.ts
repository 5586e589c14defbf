import { accounts } from "@/demo/world/accounts";
import type { Random } from "@/demo/world/random";
import type { Subject } from "@/demo/world/subject";

/** The resource policy of a few secrets: most name one role, some a foreign account, one everybody. */
export function resourcePolicy(
  subject: Subject,
  account: string,
  draw: Random,
): { policy?: string } {
  if (subject.age !== undefined || !draw.chance(0.04)) return {};
  const at = draw.next();
  const principal =
    at < 0.3
      ? "*"
      : at < 0.65
        ? { AWS: `arn:aws:iam::${accounts.acquired.id}:root` }
        : { AWS: `arn:aws:iam::${account}:role/${subject.service.id}-task` };
  return {
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: principal,
          Action: "secretsmanager:GetSecretValue",
          Resource: "*",
        },
      ],
    }),
  };
}
