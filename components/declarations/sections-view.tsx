import type { ComponentProps } from "react";
import type { Declared } from "@/lib/declarations/model";
import type { Section } from "@/lib/declarations/model/section";
import { ProposalsCard } from "./proposals-card";
import { SectionCard } from "./section-card";

/** What waits for a decision on a page of settings, and the lists of that page. */
export function SectionsView<Name extends Section>({
  names,
  items,
  mayChange,
  ...waiting
}: {
  names: readonly Name[];
  items: Readonly<Record<Name, readonly Declared[]>>;
  mayChange: boolean;
} & ComponentProps<typeof ProposalsCard>) {
  return (
    <>
      <ProposalsCard {...waiting} />
      {names.map((section) => (
        <SectionCard key={section} section={section} items={items[section]} mayChange={mayChange} />
      ))}
    </>
  );
}
