import { durationMs } from "@/lib/i18n/elapsed";
import type { FieldSpec } from "./fields";

/** What stands in a body under `match.path`; the body itself under no name. */
export function valueAt(body: unknown, name: string): unknown {
  if (name === "") return body;
  return name.split(".").reduce<unknown>((value, key) => Object(value ?? {})[key], body);
}

/** One value or several, as a list of words. */
export const listOf = (value: unknown): string[] =>
  value === undefined || value === null ? [] : [value].flat().map(String);

/** Names of the attributes that placeholders of a rule's path patterns give. */
export const caughtBy = (rule: unknown): string[] => {
  const patterns = listOf(valueAt(rule, "match.path"));
  const placeholders = { env: "environment", service: "service", team: "team" };
  return Object.entries(placeholders).flatMap(([placeholder, attribute]) =>
    patterns.some((pattern) => pattern.includes(`{${placeholder}}`)) ? [`set.${attribute}`] : [],
  );
};

/** Milliseconds of a duration: text as on screen, seconds as the file's come. */
export const durationOf = (value: unknown): number | null =>
  typeof value === "number" ? value * 1000 : typeof value === "string" ? durationMs(value) : null;

export const units = ["days", "hours", "minutes"] as const;
export type Unit = (typeof units)[number];
const lasts: Readonly<Record<Unit, number>> = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
};

/** A duration as a number of the largest unit that divides it: 90 days, 36 hours. */
export function countedOf(value: unknown): { count: string; unit: Unit } {
  const milliseconds = durationOf(value);
  if (milliseconds === null) return { count: "", unit: "days" };
  const unit = units.find((one) => milliseconds % lasts[one] === 0) ?? "minutes";
  return { count: String(milliseconds / lasts[unit]), unit };
}

const isoOf = (count: string, unit: string): string =>
  unit === "hours" ? `PT${count}H` : unit === "minutes" ? `PT${count}M` : `P${count}D`;

/** The body a form was filled in as: the shape of the config file's item. What is left empty is not there. Pure. */
export function bodyOf(fields: readonly FieldSpec[], form: FormData): unknown {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const value = given(field, form);
    if (field.name === "") return value;
    if (value === undefined) continue;
    const keys = field.name.split(".");
    const last = keys.pop() ?? "";
    const inner = keys.reduce<Record<string, unknown>>((at, key) => {
      const below = Object(at[key] ?? {});
      at[key] = below;
      return below;
    }, body);
    inner[last] = value;
  }
  return body;
}

function given({ name, input }: FieldSpec, form: FormData): unknown {
  const text = String(form.get(name || "value") ?? "").trim();
  switch (input) {
    case "list": {
      const words = text
        .split(/[,、\n]/)
        .map((word) => word.trim())
        .filter(Boolean);
      return words.length > 0 ? words : undefined;
    }
    case "choices": {
      const chosen = form.getAll(name).map(String);
      return chosen.length > 0 ? chosen : undefined;
    }
    case "duration":
      return text === "" ? undefined : isoOf(text, String(form.get(`${name || "value"}.unit`)));
    case "number":
      return text === "" ? undefined : Number(text);
    case "switch":
      return text === "true";
    default:
      return text === "" ? undefined : text;
  }
}
