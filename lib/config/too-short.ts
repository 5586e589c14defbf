import type { Complaint } from "./explain-issue";
import type { Config } from "./model";
import { fewestMonths } from "./model/policies";

/** Times that are allowed and yet too short for what they are for. */
export function tooShort({ policies }: Pick<Config, "policies">): Complaint[] {
  const { retentionMonths } = policies.accessHistory;
  if (retentionMonths >= fewestMonths) return [];
  return [
    {
      path: ["policies", "accessHistory", "retentionMonths"],
      ofKey: false,
      message: `keeps ${retentionMonths} months; a question about a year needs ${fewestMonths} at least`,
    },
  ];
}
