import { allowedAwsCalls } from "@/lib/backends/aws/allowed-calls";
import { asksForAws } from "@/lib/backends/aws/asks-for";
import { explainAws } from "@/lib/backends/aws/failures";
import { lazily } from "@/lib/backends/lazily";
import { defineBackend } from "@/lib/backends/secret-backend";
import { parameterStoreSettings } from "./settings";

const allowedCalls = [
  "ssm:DescribeParameters",
  "ssm:ListTagsForResource",
  "tag:GetResources",
  ...allowedAwsCalls,
];

/** Systems Manager Parameter Store in any number of accounts and Regions. */
export const parameterStore = defineBackend({
  kind: "parameter-store",
  settings: parameterStoreSettings,
  allowedCalls,
  explain: explainAws,
  asksFor: asksForAws,
  connect: (settings, context) =>
    lazily(async () => {
      const { connect } = await import("./connect");
      return connect(settings, context, allowedCalls);
    }),
});
