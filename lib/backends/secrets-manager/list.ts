import { ListSecretsCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { pagesFrom } from "@/lib/backends/aws/pages";
import type { AwsPlace, List } from "@/lib/backends/aws/places";
import type { Session } from "@/lib/backends/aws/session";
import { forMany } from "@/lib/backends/aws/signal";
import { unreadable } from "@/lib/backends/aws/unreadable";
import type { Completion, Failure } from "@/lib/backends/secret-backend";
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
): Promise<List> {
  const client = session.client(SecretsManagerClient, at.account, at.region);
  const ask = async (token: string | undefined, abortSignal: AbortSignal) => {
    const answer = await client.send(
      new ListSecretsCommand({ MaxResults: 100, IncludePlannedDeletion: true, NextToken: token }),
      { abortSignal },
    );
    return { rows: answer.SecretList ?? [], token: answer.NextToken || undefined };
  };
  const first = await ask(undefined, signal);

  return async function* list(context) {
    const learner = new Learner(client, session.settings, at, now());
    const unread: Failure[] = [];
    const signal = forMany(context.signal);
    const pages = pagesFrom<unknown>(first, ask, signal);
    for (;;) {
      const page = await pages.next();
      if (page.done) return completion(page.value, unread, learner);
      const rows = page.value.flatMap((raw) => {
        const row = SecretRow.safeParse(raw);
        if (row.success) return [row.data];
        unread.push(unreadable("ListSecrets", at.place, row.error));
        return [];
      });
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
