/** Calls every AWS backend makes beside its own: who we are, what our rights are, what there is. */
export const allowedAwsCalls = [
  "sts:GetCallerIdentity",
  "sts:AssumeRole",
  "iam:SimulatePrincipalPolicy",
  "organizations:ListAccounts",
  "account:ListRegions",
] as const;
