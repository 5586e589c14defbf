/**
 * An ARN without the hyphen and six random characters at its end, and those characters: what is deleted and made
 * again under one name has the same identity and another incarnation.
 */
export function identityOf(
  arn: string,
  name: string,
): { identity: string; incarnation: string | null } {
  // A name may itself end in a hyphen and six characters, and a stand-in may leave the suffix out.
  if (arn.endsWith(`:secret:${name}`)) return { identity: arn, incarnation: null };
  const suffix = /-([A-Za-z0-9]{6})$/.exec(arn)?.[1];
  return suffix
    ? { identity: arn.slice(0, -suffix.length - 1), incarnation: suffix }
    : { identity: arn, incarnation: null };
}

/** The same secret in another Region: primary and replicas share everything but the Region in the ARN. */
export function inRegion(identity: string, region: string): string {
  const parts = identity.split(":");
  parts[3] = region;
  return parts.join(":");
}
