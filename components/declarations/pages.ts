import { pageOf } from "@/lib/declarations/model/pages";
import type { Section } from "@/lib/declarations/model/section";

/** Address of the form for an item of a section; without a key, for a new one. */
export function editHref(section: Section, key?: string): string {
  return `/settings/${pageOf(section)}/edit?${new URLSearchParams({ section, ...(key !== undefined && { key }) })}`;
}
