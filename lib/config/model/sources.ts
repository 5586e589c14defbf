import { z } from "zod";
import { Backend } from "@/lib/inventory/model";
import { Duration } from "./duration";
import { literalCredential, literalCredentials } from "./literal-credentials";
import { Values } from "./mapping";
import { Id, Words } from "./terms";

/** What every source may say, whatever it is; the rest is its backend's. */
const sourceBasics = {
  id: Id,
  label: Words.optional(),
  schedule: Duration.optional().meta({ description: "Time between two syncs" }),
  defaults: Values.default({}).meta({ description: "Attributes of entries nothing else says" }),
};

const noLiterals = (item: Record<string, unknown>, context: z.RefinementCtx): void => {
  for (const path of literalCredentials(item)) {
    context.addIssue({ code: "custom", path, message: literalCredential });
  }
};

/** An item as far as every kind agrees; complaints.ts checks the rest against the settings of its backend or log. */
const BackendItem = z.looseObject({ ...sourceBasics, kind: Backend }).superRefine(noLiterals);

const CloudTrailItem = z
  .looseObject({ ...sourceBasics, kind: z.literal("cloudtrail") })
  .superRefine(noLiterals);

const VaultAuditItem = z.looseObject({
  ...sourceBasics,
  kind: z.literal("vault-audit"),
  vault: Id,
});

export const Source = z.discriminatedUnion("kind", [BackendItem, CloudTrailItem, VaultAuditItem]);
export type Source = z.output<typeof Source>;
