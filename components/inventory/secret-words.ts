import { useTranslations } from "next-intl";
import { useFilterWord } from "@/components/duties/filter-words";
import { useStoredHolderWord } from "@/components/duties/holder-words";
import { useKnownWord } from "@/components/ui/known-word";
import type { Tone } from "@/components/ui/state-icon";
import { isDuty } from "@/lib/duties/model";
import type { RotationState, Secret } from "@/lib/inventory/model/secret";

/** The look of each state of rotation. */
export const rotationTone: Record<RotationState, Tone> = {
  compliant: "ok",
  "due-soon": "near",
  overdue: "breach",
  failed: "breach",
  unknown: "unknown",
  "no-policy": "unknown",
};

/** Labels of ids that people gave: teams, services. An id without one stands for itself. */
export interface Names {
  readonly team: Readonly<Record<string, string>>;
  readonly service: Readonly<Record<string, string>>;
}

const labelled = ["environment", "kind", "classification", "backend", "type", "rotation", "naming"];

/** The word for a value of a dimension: from the catalogue, the registers, or the value itself. */
export function useValueWord(names: Names): (dimension: string, value: string | null) => string {
  const t = useTranslations();
  const known = useKnownWord();
  const holder = useStoredHolderWord(names);
  const filter = useFilterWord(names);
  return (dimension, value) => {
    if (value === null || value === "unassigned") return t("unassigned");
    if (isDuty(dimension)) return holder(value);
    if (dimension === "duty") return filter(value);
    if (dimension === "team" || dimension === "service") return names[dimension][value] ?? value;
    return labelled.includes(dimension) ? known(`${dimension}.${value}`, value) : value;
  };
}

/** Whether the state of rotation says anything of this entry: replicas, settings and the like have none. */
export function hasRotation({ counted }: Pick<Secret, "counted">): boolean {
  return counted === "both";
}
