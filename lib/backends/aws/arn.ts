/** The parts of an ARN. `resource` is everything after the account. */
export interface Arn {
  partition: string;
  service: string;
  region: string;
  account: string;
  resource: string;
}

/** Null when the text is no ARN. */
export function parseArn(text: string): Arn | null {
  const match = /^arn:([^:]+):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text);
  if (!match) return null;
  const [, partition = "", service = "", region = "", account = "", resource = ""] = match;
  return { partition, service, region, account, resource };
}
