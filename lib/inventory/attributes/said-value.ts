import { byWorkload } from "@/lib/duties/model";
import type { Statable } from "@/lib/inventory/model/attribute-change";
import type { Vocabularies } from "./attributes";
import { fold } from "./fold";
import type { Registers } from "./registers";
import { stopTimeSeconds } from "./spans";

/**
 * What a person wrote, as it is stored: our identifier for a word, the register's id for a name, minutes for a time.
 * Null: not understood.
 */
export function saidValue(
  attribute: Statable,
  said: string,
  words: Vocabularies,
  registers: Registers,
): string | null {
  switch (attribute) {
    case "environment":
    case "kind":
    case "classification":
      return words[attribute].get(fold(said)) ?? null;
    case "service":
    case "team":
    case "owner":
      return fold(said).length > 200 || fold(said) === "" ? null : registers[attribute](said);
    case "stopTimeObjective": {
      const seconds = stopTimeSeconds(said);
      return seconds === null || seconds > YEAR ? null : String(Math.ceil(seconds / 60));
    }
    case "creates":
    case "rotates":
    case "approves":
    case "audits":
      return registers.holder(said, byWorkload.includes(attribute));
    case "notes":
      return said;
  }
}

const YEAR = 366 * 24 * 3600;
