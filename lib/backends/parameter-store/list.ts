import { DescribeParametersCommand, SSMClient } from "@aws-sdk/client-ssm";
import { pagesFrom } from "@/lib/backends/aws/pages";
import type { AwsPlace, List } from "@/lib/backends/aws/places";
import type { Session } from "@/lib/backends/aws/session";
import { unreadable } from "@/lib/backends/aws/unreadable";
import type { BackendEntry, Failure, ListContext } from "@/lib/backends/secret-backend";
import { toEntry } from "./map";
import { ParameterRow } from "./rows";
import { TagReader } from "./tags";

/**
 * Asks for the first page, and returns the listing that begins with it. No filter: `Path` speaks of names that
 * begin with a slash. What other accounts share with this one is theirs, and listed there.
 */
export async function openListing(
  session: Session,
  at: AwsPlace,
  now: () => Date,
  signal: AbortSignal,
): Promise<List> {
  const client = session.client(SSMClient, at.account, at.region);
  const ask = async (token: string | undefined, abortSignal: AbortSignal) => {
    const answer = await client.send(
      new DescribeParametersCommand({ MaxResults: 50, NextToken: token }),
      { abortSignal },
    );
    return { rows: answer.Parameters ?? [], token: answer.NextToken || undefined };
  };
  const first = await ask(undefined, signal);

  return async function* list(context) {
    const tags = new TagReader(client, session, at, now());
    const unread: Failure[] = [];
    const pages = pagesFrom<unknown>(first, ask, context.signal);
    for (;;) {
      const page = await pages.next();
      if (page.done) {
        const gaps = [...(page.value ? [page.value] : []), ...unread.slice(0, 1)];
        return {
          complete: gaps.length === 0,
          failures: [...gaps, ...tags.failures()],
          notices: tags.notices(),
        };
      }
      const rows = page.value.flatMap((raw) => {
        const row = ParameterRow.safeParse(raw);
        if (row.success) return isOurs(row.data) ? [row.data] : [];
        unread.push(unreadable("DescribeParameters", at.place, row.error));
        return [];
      });
      yield await entries(rows, at, tags, context);
    }
  };
}

/** Public parameters of AWS, and the hidden door to Secrets Manager, are nobody's entries. */
const isOurs = ({ Name }: ParameterRow) =>
  !Name.startsWith("/aws/service/") && !Name.startsWith("/aws/reference/secretsmanager/");

async function entries(
  rows: readonly ParameterRow[],
  at: AwsPlace,
  tags: TagReader,
  context: ListContext,
): Promise<BackendEntry[]> {
  const named = rows.map((row) => ({ row, arn: row.ARN || arnOf(at, row.Name) }));
  const known = await context.known(named.map(({ arn }) => arn));
  const tagged = named.map(({ row, arn }) => ({
    arn,
    name: row.Name,
    version: row.Version ?? null,
    known: known.get(arn),
  }));
  const found = await tags.of(tagged, context.signal);
  return named.map(({ row, arn }) => toEntry(row, arn, found.get(arn) ?? {}, known.get(arn)));
}

/** Older Regions and stand-ins leave the ARN out. A name has its leading slash there only once. */
function arnOf({ account: { partition, account }, region }: AwsPlace, name: string): string {
  return `arn:${partition}:ssm:${region}:${account}:parameter/${name.replace(/^\//, "")}`;
}
