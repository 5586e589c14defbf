import { ListSecretsCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { pagesFrom } from "@/lib/backends/aws/pages";
import type { AwsPlace } from "@/lib/backends/aws/places";
import type { Session } from "@/lib/backends/aws/session";
import { forMany } from "@/lib/backends/aws/signal";
import type { BackendEntry, Completion, Failure, ListContext } from "@/lib/backends/secret-backend";
import { Learner } from "./learner";
import { SecretRow } from "./rows";

/**
 * Asks for the first page, and returns the listing that begins with it. Secrets waiting for deletion are listed
 * too: without them they would look removed.
 */
export async function openListing(
  session: Session,
  at: AwsPlace,
  now: () => Date,
  signal: AbortSignal,
) {
  const client = session.client(SecretsManagerClient, at.account, at.region);
  const ask = async (token: string | undefined, abortSignal: AbortSignal) => {
    const answer = await client.send(
      new ListSecretsCommand({ MaxResults: 100, IncludePlannedDeletion: true, NextToken: token }),
      { abortSignal },
    );
    return { rows: answer.SecretList ?? [], token: answer.NextToken || undefined };
  };
  const first = await ask(undefined, signal);

  return async function* list(
    context: ListContext,
  ): AsyncGenerator<readonly BackendEntry[], Completion> {
    const learner = new Learner(client, session.settings, at, now());
    const unread: Failure[] = [];
    const signal = forMany(context.signal);
    const pages = pagesFrom<unknown>(first, ask, signal);
    for (;;) {
      const page = await pages.next();
      if (page.done) return completion(page.value, unread, learner);
      const rows = page.value.flatMap((raw) => parsed(raw, at, unread));
      yield await learner.entries(rows, { signal, known: (ids) => context.known(ids) });
    }
  };
}

function completion(endless: Failure | null, unread: Failure[], learner: Learner): Completion {
  const gaps = [...(endless ? [endless] : []), ...unread.slice(0, 1)];
  return {
    complete: gaps.length === 0,
    failures: [...gaps, ...learner.failures()],
    notices: learner.notices(),
  };
}

/** A row without ARN or name is no entry; the listing that held it cannot say what is gone. */
function parsed(raw: unknown, at: AwsPlace, unread: Failure[]): SecretRow[] {
  const row = SecretRow.safeParse(raw);
  if (row.success) return [row.data];
  unread.push({
    cause: "unexpected",
    message: `ListSecrets in ${at.place.label}: a row that cannot be read (${row.error.issues[0]?.path.join(".") ?? ""})`,
    todo: "Run again; if it stays, report it with this message.",
  });
  return [];
}
