import type { BackendRotation, SecretType } from "@/lib/backends/secret-backend";
import type { RotationPolicy } from "@/lib/config/model/policies";
import { type Selectable, selection } from "@/lib/inventory/attributes/selection";
import type { Vocabulary } from "@/lib/inventory/attributes/words";
import type { Environment } from "@/lib/inventory/model";
import type { MaxAge } from "./model";

export type RotationRules = (
  secret: Selectable,
  tagSeconds: number | null,
  rotation: Pick<BackendRotation, "enabled" | "by" | "intervalSeconds">,
) => MaxAge | null;

/** Credentials made per use, copies and plain parameters have no age to watch. */
const unwatched: readonly SecretType[] = ["dynamic-role", "replica", "string", "string-list"];

/**
 * Compiles the rotation policies. First: the first policy that fits, which a tag may tighten but not loosen. Without one:
 * the tag; then, where the service or partner that owns the secret rotates it, its own interval. Null: no policy.
 */
export function rotationRules(
  policies: readonly RotationPolicy[],
  environments: Vocabulary<Environment>,
): RotationRules {
  const select = selection(
    policies.map(({ id, match, maxAge }) => ({ match, gives: { policyId: id, seconds: maxAge } })),
    environments,
  );

  return (secret, tagSeconds, { by, enabled, intervalSeconds }) => {
    if (unwatched.includes(secret.type)) return null;
    const policy = select(secret);
    if (policy) {
      const tightened = tagSeconds !== null && tagSeconds < policy.seconds;
      return tightened ? { ...policy, seconds: tagSeconds } : policy;
    }
    if (tagSeconds !== null) return { policyId: "tag", seconds: tagSeconds };
    const ownerRotates = by === "owning-service" || by === "external";
    return ownerRotates
      ? { policyId: "owner", seconds: enabled === false ? null : intervalSeconds }
      : null;
  };
}
