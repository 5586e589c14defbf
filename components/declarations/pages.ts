import type { Section } from "@/lib/declarations/model/sections";

/** Which page of settings shows which sections. */
export const sectionsOn = {
  rules: ["mapping.rules", "mapping.exclude", "plainText.ignore", "duties"],
  policies: [
    "policies.rotation",
    "policies.stopTime",
    "policies.attestation",
    "targets",
    "organisation",
  ],
  registers: ["teams", "services", "people"],
} as const satisfies Record<string, readonly Section[]>;

/** Address of the form for an item of a section; without a key, for a new one. */
export function editHref(section: Section, key?: string): string {
  const page = Object.entries(sectionsOn).find(([, shown]) =>
    (shown as readonly Section[]).includes(section),
  );
  return `/settings/${page?.[0]}/edit?${new URLSearchParams({ section, ...(key !== undefined && { key }) })}`;
}
