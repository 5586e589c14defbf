import { isIP } from "node:net";
import { type Column, columnKeys } from "../columns";
import { type Encoder, fieldsOf } from "./encoder";
import type { Pseudonyms } from "./pseudonyms";

/** Field names of the Elastic Common Schema; what it has no word for stands under `kagimori`. docs/evidence.md lists them. */
export function jsonLinesEncoder(pseudonyms: Pseudonyms | null): Encoder {
  return {
    head: "",
    encode(lines) {
      let text = "";
      let from = 0;
      for (let end = lines.indexOf("\n"); end !== -1; end = lines.indexOf("\n", from)) {
        const told = fieldsOf(lines.slice(from, end));
        text += jsonLine(pseudonyms ? pseudonyms.replace(told) : told);
        from = end + 1;
      }
      return text;
    },
  };
}

const at = Object.fromEntries(columnKeys.map((key, index) => [key, index])) as Record<
  Column,
  number
>;

/** Put together as text: an object per row would cost twice the time. What is empty is left out. */
function jsonLine(fields: readonly string[]): string {
  const pair = (key: string, column: Column) => {
    const field = fields[at[column]];
    return field ? `,"${key}":${jsonText(field)}` : "";
  };
  const address = fields[at.source_ip] ?? "";
  const event =
    pair("id", "event_id") +
    pair("action", "action") +
    pair("outcome", "outcome") +
    pair("reason", "cause") +
    pair("dataset", "source_id");
  const source = pair("address", "source_ip") + (isIP(address) > 0 ? `,"ip":"${address}"` : "");
  const ours =
    pair("use", "use") +
    pair("backend", "backend") +
    pair("place", "place") +
    pair("secret", "secret") +
    pair("principal_kind", "principal_kind");
  const groups =
    group("event", event) +
    group("user", pair("name", "principal") + pair("id", "person")) +
    group("source", source) +
    group("user_agent", pair("original", "user_agent")) +
    group("http", group("request", pair("id", "request_id"))) +
    group("kagimori", ours);
  const timestamp = jsonText(fields[at.occurred_at] ?? "");
  return `{"@timestamp":${timestamp},"ecs":{"version":"8.11.0"}${groups}}\n`;
}

/** `pairs`, each with a comma before it, as an object under a key. */
const group = (key: string, pairs: string): string =>
  pairs === "" ? "" : `,"${key}":{${pairs.slice(1)}}`;

/** Most texts need nothing but their quotes. */
const plain = /^[^"\\\p{Cc}]*$/u;
const jsonText = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));
