import { awsFixture } from "@/lib/backends/aws/testing/fixture";

export const fixture = awsFixture("secrets-manager");
