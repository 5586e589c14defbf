import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AttestationCard } from "@/components/declarations/attestation-card";
import { SectionsView } from "@/components/declarations/sections-view";
import { TargetsCard } from "@/components/settings/targets-card";
import { Words } from "@/components/words/words";
import { pageViewer } from "@/lib/auth/page-viewer";
import { sectionsOn } from "@/lib/declarations/model/pages";
import { readSections } from "@/lib/declarations/page";
import { readOrganisation } from "@/lib/organisation/queries";

const lists = ["policies.rotation", "policies.stopTime"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.policies") };
}

export default async function PoliciesPage() {
  const viewer = await pageViewer("declaration:read");
  const [read, { attestation, targets }] = await Promise.all([
    readSections(viewer, sectionsOn.policies),
    readOrganisation(viewer),
  ]);
  return (
    <Words of="(dashboard)/settings/policies">
      <SectionsView names={lists} {...read} />
      <AttestationCard intervals={attestation} mayChange={read.mayChange} />
      <TargetsCard targets={targets} mayChange={read.mayChange} />
    </Words>
  );
}
