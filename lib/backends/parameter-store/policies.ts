import { z } from "zod";
import type { ParameterRow } from "./rows";

/** One parameter policy in plain words; durations are ISO 8601. */
export interface ParameterPolicy {
  /** `unreadable` when neither text nor type can be read. */
  type: string;
  /** Expiration: when the parameter is deleted, with no way back. */
  at?: string;
  /** ExpirationNotification: how long before that. */
  before?: string;
  /** NoChangeNotification: after how long without a change. */
  after?: string;
}

/** A string in what AWS stores; a number in what people write. */
const amount = z.union([z.string(), z.number().transform(String)]).optional();

const Text = z.object({
  Type: z.string(),
  Attributes: z
    .object({
      Timestamp: z.string().optional(),
      Before: amount,
      After: amount,
      Unit: z.string().optional(),
    })
    .default({}),
});

type Attributes = z.output<typeof Text>["Attributes"];

/** Policies of a row, sorted by type, and their states, which move by time. Numbers in them are strings. */
export function policiesOf(row: ParameterRow): {
  policies: ParameterPolicy[];
  states: { type: string; state: string }[];
} {
  const read = (row.Policies ?? []).map(({ PolicyText, PolicyType, PolicyStatus }) => {
    const text = Text.safeParse(typeof PolicyText === "string" ? json(PolicyText) : PolicyText);
    const type = /^[A-Za-z]+$/.test(PolicyType ?? "") ? (PolicyType ?? "") : "unreadable";
    const policy = text.success ? text.data : { Type: type, Attributes: {} as Attributes };
    return { ...policy, state: PolicyStatus ?? null };
  });
  const sorted = read.sort((a, b) => a.Type.localeCompare(b.Type));
  return {
    policies: sorted.map(({ Type, Attributes: { Timestamp, Before, After, Unit } }) => ({
      type: Type,
      ...(Timestamp ? { at: instant(Timestamp) } : {}),
      ...(Before ? { before: duration(Before, Unit) } : {}),
      ...(After ? { after: duration(After, Unit) } : {}),
    })),
    states: sorted.flatMap(({ Type, state }) => (state ? [{ type: Type, state }] : [])),
  };
}

const duration = (amount: string, unit: string | undefined) =>
  unit?.toLowerCase().startsWith("hour") ? `PT${amount}H` : `P${amount}D`;

function instant(text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}

/** `undefined`, which parses as no policy, when the text is none. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
