import type { z } from "zod";
import { awsSettings } from "@/lib/backends/aws/settings";

export const secretsManagerSettings = awsSettings("secrets-manager");
export type SecretsManagerSettings = z.output<typeof secretsManagerSettings>;
