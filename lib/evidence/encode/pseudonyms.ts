import { createHmac, randomBytes } from "node:crypto";
import { at } from "../columns";

/** Replaces what names people. */
export interface Pseudonyms {
  replace(fields: string[]): string[];
}

/** Kinds of principals that are people, or may be. */
const people = new Set(["person", "unresolved"]);

const MOST = 50_000;

/**
 * Pseudonyms by HMAC-SHA-256 under a key that is forgotten with this export: the same person is the same within it, and
 * neither guessed from outside nor joined with another export. Principal, person and address of people, and of principals
 * nobody has told from people yet.
 */
export function makePseudonyms(key: Buffer = randomBytes(32)): Pseudonyms {
  const known = new Map<string, string>();
  const pseudonym = (kind: string, text: string) => {
    if (text === "") return "";
    const found = known.get(`${kind} ${text}`);
    if (found !== undefined) return found;
    const digest = createHmac("sha256", key).update(`${kind} ${text}`).digest("hex");
    const made = `${kind}-${digest.slice(0, 16)}`;
    if (known.size >= MOST) known.clear();
    known.set(`${kind} ${text}`, made);
    return made;
  };
  const columns = { principal: at("principal"), person: at("person"), address: at("source_ip") };
  return {
    replace(fields) {
      const person = fields[columns.person] ?? "";
      if (person === "" && !people.has(fields[at("principal_kind")] ?? "")) return fields;
      const told = [...fields];
      told[columns.principal] = pseudonym("principal", fields[columns.principal] ?? "");
      told[columns.person] = pseudonym("person", person);
      told[columns.address] = pseudonym("address", fields[columns.address] ?? "");
      return told;
    },
  };
}
