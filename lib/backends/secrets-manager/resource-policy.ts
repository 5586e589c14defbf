import { z } from "zod";
import { parseArn } from "@/lib/backends/aws/arn";

/** What of a resource policy matters to governance. The text itself is not kept. */
export interface PolicySummary {
  statements: number;
  /** Whether a statement allows everybody: with no condition, only under conditions, or not. */
  anyone: "yes" | "conditional" | "no";
  /** Accounts other than the secret's own that a statement allows, sorted. */
  foreignAccounts: string[];
  /** AWS services a statement allows, sorted. */
  services: string[];
  /** Principals that name no account: unique ids of deleted ones, federated ones. */
  unresolved: number;
  /** False: the text could not be read, and the rest says nothing. */
  readable: boolean;
}

const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const Principal = z.union([z.string(), z.record(z.string(), texts)]);
const Statement = z.object({
  Effect: z.string(),
  Principal: Principal.optional(),
  NotPrincipal: z.unknown().optional(),
  Condition: z.record(z.string(), z.unknown()).optional(),
});
const Policy = z.object({
  Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]),
});

/** Null when there is no policy. `account` is the secret's own. */
export function summarizePolicy(
  text: string | null | undefined,
  account: string,
): PolicySummary | null {
  if (!text) return null;
  const policy = Policy.safeParse(parseJson(text));
  if (!policy.success) return { ...nothing(), readable: false };
  const statements = policy.data.Statement;
  const summary = { ...nothing(), statements: statements.length };
  for (const { Effect, Principal, NotPrincipal, Condition } of statements) {
    if (Effect !== "Allow") continue;
    const conditional = Object.keys(Condition ?? {}).length > 0;
    const principals = typeof Principal === "string" ? { AWS: [Principal] } : (Principal ?? {});
    // Allow with NotPrincipal lets in everybody but those named.
    const open =
      NotPrincipal !== undefined || Object.values(principals).some((named) => named.includes("*"));
    if (open && summary.anyone !== "yes") summary.anyone = conditional ? "conditional" : "yes";
    for (const [kind, named] of Object.entries(principals)) count(summary, kind, named, account);
  }
  summary.foreignAccounts = sorted(summary.foreignAccounts);
  summary.services = sorted(summary.services);
  return summary;
}

const nothing = (): PolicySummary => ({
  statements: 0,
  anyone: "no",
  foreignAccounts: [],
  services: [],
  unresolved: 0,
  readable: true,
});

function count(summary: PolicySummary, kind: string, named: readonly string[], own: string) {
  for (const principal of named) {
    if (principal === "*") continue;
    if (kind === "Service") {
      summary.services.push(principal);
      continue;
    }
    const account = /^\d{12}$/.test(principal) ? principal : parseArn(principal)?.account;
    if (!account) summary.unresolved += 1;
    else if (account !== own) summary.foreignAccounts.push(account);
  }
}

const sorted = (texts: readonly string[]) => [...new Set(texts)].sort();

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
