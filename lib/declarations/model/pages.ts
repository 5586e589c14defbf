import type { Section } from "./section";

/** Which page of settings shows which sections. */
export const sectionsOn = {
  rules: ["mapping.rules", "mapping.exclude", "plainText.ignore", "naming", "duties"],
  policies: [
    "policies.rotation",
    "policies.stopTime",
    "policies.attestation",
    "targets",
    "organisation",
  ],
  registers: ["teams", "services", "people"],
} as const satisfies Record<string, readonly Section[]>;

type Page = keyof typeof sectionsOn;
const pages = Object.keys(sectionsOn) as Page[];

/** The page of the settings on which a section stands. Pure. */
export function pageOf(section: Section): Page {
  const shows = (page: Page) => (sectionsOn[page] as readonly Section[]).includes(section);
  return pages.find(shows) ?? "policies";
}
