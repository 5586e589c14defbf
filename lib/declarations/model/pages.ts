import type { Section } from "./sections";

/** The page of the settings on which a section stands. Pure. */
export function pageOf(section: Section): "rules" | "policies" | "registers" {
  switch (section) {
    case "mapping.rules":
    case "mapping.exclude":
    case "plainText.ignore":
      return "rules";
    case "teams":
    case "services":
    case "people":
      return "registers";
    default:
      return "policies";
  }
}
