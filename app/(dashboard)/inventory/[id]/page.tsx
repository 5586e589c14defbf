import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { SecretPage } from "@/components/secret/secret-page";
import { Words } from "@/components/words/words";
import type { Viewer } from "@/lib/access-control/viewer";
import { viewSecretAccess } from "@/lib/access-history/view";
import { readDuties } from "@/lib/attestation/duties";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readStanding } from "@/lib/declarations/standing";
import { readSecretDuties } from "@/lib/duties/of-secret";
import { orNotFound } from "@/lib/http/or-not-found";
import { counterpartsOf } from "@/lib/inventory/counterparts";
import { readSecret } from "@/lib/inventory/detail";
import { dayOf } from "@/lib/organisation/calendar";
import { namesFor, sourceNames } from "@/lib/organisation/frame";
import { organisationSettings } from "@/lib/organisation/settings";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ asOf?: string | string[] }>;
};

/** Title and page ask for the same secret: once. */
const secretOf = cache((viewer: Viewer, id: string, asOf: string | undefined) =>
  // Also a day that is none, and one on which it was not there yet or not to be seen.
  orNotFound(readSecret(viewer, id, { now: new Date(), asOf }), ["not-found", "invalid-input"]),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const viewer = await pageViewer("secret:read");
  const asOf = [(await searchParams).asOf].flat()[0];
  return { title: (await secretOf(viewer, (await params).id, asOf)).path };
}

export default async function SecretRoute({ params, searchParams }: Props) {
  const viewer = await pageViewer("secret:read");
  const [{ id }, asOf, now] = [await params, [(await searchParams).asOf].flat()[0], new Date()];
  // First whether there is such a secret for this viewer.
  const secret = await secretOf(viewer, id, asOf);
  const [access, duties, held, standing, counterparts, names, sources, { timeZone }] =
    await Promise.all([
      viewSecretAccess(viewer, id, { now }),
      readDuties(viewer, id, now),
      readSecretDuties(viewer, id, now),
      readStanding(viewer, secret, now),
      counterpartsOf(viewer, id),
      namesFor(viewer, await getLocale()),
      sourceNames(),
      organisationSettings(),
    ]);
  const today = dayOf(now, timeZone);
  return (
    <Words of="(dashboard)/inventory/[id]">
      <SecretPage
        secret={secret}
        access={access}
        duties={duties}
        held={held}
        standing={standing}
        counterparts={counterparts}
        names={names}
        sources={sources}
        today={today}
        day={asOf && asOf !== today ? asOf : null}
      />
    </Words>
  );
}
