import type { Place } from "@/lib/backends/secret-backend";
import { parseArn } from "./arn";
import type { AwsSettings } from "./settings";

/** Whether Region and account of a place are among those of the settings; without accounts, any account's are. */
export function asksForAws(
  { regions, accounts }: AwsSettings,
  { region, account }: Place,
): boolean {
  if (region !== null && !regions.includes(region)) return false;
  return accounts?.some(({ roleArn }) => parseArn(roleArn)?.account === account) ?? true;
}
