import { lastAt } from "@/demo/world/calendar";
import {
  type ParameterHistory,
  parameterArn,
  parameterLifeAt,
} from "@/demo/world/parameter-history";
import { seconds } from "@/demo/world/sm-rows";

/** A parameter as DescribeParameters shows it at an instant. */
export interface ParameterView {
  history: ParameterHistory;
  arn: string;
  row: Record<string, unknown>;
}

/** What is told of a parameter at an instant, or nothing when it does not exist then. */
export function parameterView(
  history: ParameterHistory,
  instant: number,
): ParameterView | undefined {
  const life = parameterLifeAt(history, instant);
  if (!life) return undefined;
  const index = lastAt(life.writes, instant);
  const written = life.writes[index] ?? 0;
  const arn = parameterArn(history);
  return {
    history,
    arn,
    row: {
      Name: history.name,
      ARN: arn,
      Type: history.type,
      ...(history.keyId ? { KeyId: history.keyId } : {}),
      LastModifiedDate: seconds(written),
      LastModifiedUser: history.writer(written),
      ...(history.description ? { Description: history.description } : {}),
      ...(history.allowedPattern ? { AllowedPattern: history.allowedPattern } : {}),
      Version: index + 1,
      Tier: history.tier,
      Policies: history.policies.map(({ text, type, status }) => ({
        PolicyText: text,
        PolicyType: type,
        PolicyStatus: status,
      })),
      DataType: history.dataType,
    },
  };
}
