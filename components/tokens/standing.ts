import type { TokenRow } from "@/lib/tokens/model";

/** A token that ends within so many days is to be renewed. */
export const soonDays = 14;

/** How a token stands at an instant. */
export function standingOf(
  { expiresAt, revokedAt }: Pick<TokenRow, "expiresAt" | "revokedAt">,
  now: Date,
): "valid" | "ends-soon" | "expired" | "revoked" {
  if (revokedAt !== null) return "revoked";
  const left = Date.parse(expiresAt) - now.getTime();
  if (left <= 0) return "expired";
  return left <= soonDays * 86_400_000 ? "ends-soon" : "valid";
}
