/**
 * What of a damaged record may be kept. Nothing else of it is: a log can hold values (numbers and `log_raw` in Vault's), and where
 * a record is broken nobody can tell which field one stands in. So a field counts only when its content has a form no
 * credential has.
 */
const fields: readonly [string, RegExp][] = [
  ["time", /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/],
  ["eventTime", /^\d{4}-\d\d-\d\dT[\d:.]+Z$/],
  ["eventSource", /^[a-z0-9-]{1,40}\.amazonaws\.com$/],
  ["eventName", /^[A-Z][a-z]{2,20}[A-Za-z]{0,50}$/],
  ["eventID", /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ["awsRegion", /^[a-z]{2,4}(?:-[a-z]+)+-\d$/],
  ["type", /^(?:request|response)$/],
  ["id", /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ["operation", /^(?:create|read|update|patch|delete|list|scan|help|renew|revoke|rollback)$/],
  ["mount_type", /^(?:kv|database|pki|transit|aws|ssh|system|token|approle|identity|cubbyhole)$/],
];

/** Fields that help to find a damaged record again, and its size: up to 500 characters without anything that could be a value. */
export function excerptOf(text: string): string {
  const head = text.slice(0, 8192);
  const told = fields.flatMap(([name, form]) => {
    const content = new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]{1,80})"`).exec(head)?.[1];
    return content && form.test(content) ? [`${name}=${content}`] : [];
  });
  return [...told, `${text.length} characters`].join(" ").slice(0, 500);
}
