import { allowedAwsCalls } from "@/lib/backends/aws/allowed-calls";
import { asksForAws } from "@/lib/backends/aws/asks-for";
import { explainAws } from "@/lib/backends/aws/failures";
import { lazily } from "@/lib/backends/lazily";
import { defineBackend } from "@/lib/backends/secret-backend";
import { secretsManagerSettings } from "./settings";

const allowedCalls = [
  "secretsmanager:ListSecrets",
  "secretsmanager:ListSecretVersionIds",
  "secretsmanager:DescribeSecret",
  "secretsmanager:GetResourcePolicy",
  ...allowedAwsCalls,
];

/** AWS Secrets Manager in any number of accounts and Regions. */
export const secretsManager = defineBackend({
  kind: "secrets-manager",
  settings: secretsManagerSettings,
  allowedCalls,
  explain: explainAws,
  asksFor: asksForAws,
  connect: (settings, context) =>
    lazily(async () => {
      const { connect } = await import("./connect");
      return connect(settings, context, allowedCalls);
    }),
});
