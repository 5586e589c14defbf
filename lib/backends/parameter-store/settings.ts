import type { z } from "zod";
import { awsSettings } from "@/lib/backends/aws/settings";

export const parameterStoreSettings = awsSettings("parameter-store");
export type ParameterStoreSettings = z.output<typeof parameterStoreSettings>;
