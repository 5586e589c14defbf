import { z } from "zod";
import type { Call } from "@/lib/backends/vault/calls";
import { VaultAnswer } from "@/lib/backends/vault/errors";
import type { Incoming } from "@/lib/backends/vault/http/exchange";

const Errors = z.object({ errors: z.array(z.string()) });
const Warned = z.object({ warnings: z.array(z.string()) });

/** An answer that is an error, in the server's words, shortened: at most three lines of 200 characters. */
export function refusal({ status, headers, body }: Incoming, call: Call): VaultAnswer {
  const told = Errors.safeParse(body).data?.errors;
  // KV v2 answers a path it does not know with 404, no `errors`, and a warning.
  const reasons = told ?? Warned.safeParse(body).data?.warnings ?? [];
  return new VaultAnswer(
    status,
    reasons.slice(0, 3).map(oneLine),
    call,
    milliseconds(headers.get("retry-after")),
    status === 404 && told?.length === 0,
  );
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 200);

function milliseconds(retryAfter: string | null): number | null {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 300) * 1000 : null;
}
