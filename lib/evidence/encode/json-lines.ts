import { isIP } from "node:net";
import { at, type Column } from "../columns";
import { type Encoder, fieldsOf } from "./encoder";
import type { Pseudonyms } from "./pseudonyms";

/** Field names of the Elastic Common Schema; what it has no word for stands under `kagimori`. docs/evidence.md lists them. */
export function jsonLinesEncoder(pseudonyms: Pseudonyms | null): Encoder {
  const words = remembered();
  const line = (text: string): string => {
    const told = fieldsOf(text);
    const fields = pseudonyms ? pseudonyms.replace(told) : told;
    const pair = (key: string, column: Column) => {
      const field = fields[at(column)];
      return field ? [`"${key}":${words(field)}`] : [];
    };
    const group = (key: string, pairs: readonly string[]) =>
      pairs.length > 0 ? [`"${key}":{${pairs.join(",")}}`] : [];
    const address = fields[at("source_ip")] ?? "";
    return `{${[
      ...pair("@timestamp", "occurred_at"),
      '"ecs":{"version":"8.11.0"}',
      ...group("event", [
        ...pair("id", "event_id"),
        ...pair("action", "action"),
        ...pair("outcome", "outcome"),
        ...pair("reason", "cause"),
        ...pair("dataset", "source_id"),
      ]),
      ...group("user", [...pair("name", "principal"), ...pair("id", "person")]),
      ...group("source", [
        ...pair("address", "source_ip"),
        ...(isIP(address) > 0 ? [`"ip":${words(address)}`] : []),
      ]),
      ...group("user_agent", pair("original", "user_agent")),
      ...group("http", group("request", pair("id", "request_id"))),
      ...group("kagimori", [
        ...pair("use", "use"),
        ...pair("backend", "backend"),
        ...pair("place", "place"),
        ...pair("secret", "secret"),
        ...pair("principal_kind", "principal_kind"),
      ]),
    ].join(",")}}\n`;
  };
  return {
    head: "",
    encode: (lines) => lines.slice(0, -1).split("\n").map(line).join(""),
  };
}

const MOST = 20_000;

/** JSON of texts, most of which come again and again. */
function remembered(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = JSON.stringify(text);
    if (known.size >= MOST) known.clear();
    known.set(text, made);
    return made;
  };
}
