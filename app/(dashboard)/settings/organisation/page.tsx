import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OrganisationView } from "@/components/settings/organisation-view";
import { Words } from "@/components/words/words";
import { mayEverywhere } from "@/lib/access-control/everywhere";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readOrganisation } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.organisation") };
}

export default async function OrganisationPage() {
  const viewer = await pageViewer("settings:read");
  const mayChange = mayEverywhere(viewer, "declaration:propose");
  return (
    <Words of="(dashboard)/settings/organisation">
      <OrganisationView organisation={await readOrganisation(viewer)} mayChange={mayChange} />
    </Words>
  );
}
