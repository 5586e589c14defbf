import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AttestationCard } from "@/components/declarations/attestation-card";
import { ProposalsCard } from "@/components/declarations/proposals-card";
import { SectionCard } from "@/components/declarations/section-card";
import { TargetsCard } from "@/components/settings/targets-card";
import { pageViewer } from "@/lib/auth/page-viewer";
import { readSections } from "@/lib/declarations/page";
import { readOrganisation } from "@/lib/organisation/queries";

const lists = ["policies.rotation", "policies.stopTime"] as const;
const names = [...lists, "policies.attestation", "targets", "organisation"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("section.policies") };
}

export default async function PoliciesPage() {
  const viewer = await pageViewer("declaration:read");
  const [read, { attestation, targets }] = await Promise.all([
    readSections(viewer, names),
    readOrganisation(viewer),
  ]);
  const { mayChange, items } = read;
  return (
    <>
      <ProposalsCard {...read} />
      {lists.map((section) => (
        <SectionCard
          key={section}
          section={section}
          items={items[section]}
          ordered
          mayChange={mayChange}
          editHref="/settings/policies/edit"
        />
      ))}
      <AttestationCard intervals={attestation} mayChange={mayChange} />
      <TargetsCard targets={targets} mayChange={mayChange} />
    </>
  );
}
