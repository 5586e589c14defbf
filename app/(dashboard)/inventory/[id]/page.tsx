import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { SecretPage } from "@/components/secret/secret-page";
import type { Viewer } from "@/lib/access-control/viewer";
import { viewSecretAccess } from "@/lib/access-history/view";
import { pageViewer } from "@/lib/auth/page-viewer";
import { AppError } from "@/lib/errors";
import { readSecret } from "@/lib/inventory/detail";
import { namesFor, sourceNames } from "@/lib/organisation/frame";

type Props = { params: Promise<{ id: string }> };

/** Title and page ask for the same secret: once. */
const secretOf = cache(async (viewer: Viewer, id: string) => {
  try {
    return await readSecret(viewer, id, { now: new Date() });
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await pageViewer("secret:read");
  return { title: (await secretOf(viewer, (await params).id)).path };
}

export default async function SecretRoute({ params }: Props) {
  const viewer = await pageViewer("secret:read");
  const { id } = await params;
  // First whether there is such a secret for this viewer.
  const secret = await secretOf(viewer, id);
  const [access, names, sources] = await Promise.all([
    viewSecretAccess(viewer, id, { now: new Date() }),
    namesFor(viewer, await getLocale()),
    sourceNames(),
  ]);
  return <SecretPage secret={secret} access={access} names={names} sources={sources} />;
}
