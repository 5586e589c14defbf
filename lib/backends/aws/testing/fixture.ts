import type { AwsKind } from "@/lib/backends/aws/places";
import type { ConformanceFixture } from "@/lib/backends/testing/conformance";
import { startAwsStandIn } from "./stand-in";
import { canary, twoRegions } from "./worlds";

/** Settings of a source that reads a stand-in or a proxy in front of it, in little time. */
export const awsItem = (kind: AwsKind, endpoint: string, more: Record<string, unknown> = {}) => ({
  id: "aws",
  kind,
  regions: ["ap-northeast-1", "us-east-1"],
  endpoint,
  credentials: { accessKeyId: "env:AWS_KEY", secretAccessKey: "env:AWS_SECRET" },
  limits: { requestsPerSecond: 10_000, timeoutSeconds: 10, attempts: 3, concurrency: 2 },
  ...more,
});

const hurried = { requestsPerSecond: 10_000, timeoutSeconds: 1, attempts: 3, concurrency: 2 };

export const awsFixture = (kind: AwsKind): ConformanceFixture => ({
  kind,
  async start() {
    const { url, valueReads, close } = await startAwsStandIn(twoRegions());
    return {
      url,
      settings: (at) => ({ ...awsItem(kind, at), limits: hurried }),
      credential: () => "AKIDSTANDIN",
      canary,
      valueReads,
      close,
    };
  },
  literalCredentials: [
    awsItem(kind, "http://127.0.0.1:1", {
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "file:/run/secrets/aws" },
    }),
    awsItem(kind, "http://127.0.0.1:1", {
      credentials: { accessKeyId: "env:AWS_KEY", secretAccessKey: "wJalrXUtnFEMI" },
    }),
  ],
  denied: { status: 400, type: "AccessDeniedException" },
  throttled: { status: 400, type: "ThrottlingException" },
});
