import type { z } from "zod";
import { awsSettings } from "../aws/settings";

export const secretsManagerSettings = awsSettings("secrets-manager");
export type SecretsManagerSettings = z.output<typeof secretsManagerSettings>;
