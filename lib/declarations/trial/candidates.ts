import type { Where } from "@/lib/config/model/mapping";
import type { Selector } from "@/lib/config/model/policies";
import type { Section } from "../model/section";
import { sections } from "../model/sections";

/** A condition on `secret AS s JOIN place AS p`, its values numbered from `$first`. */
export interface Condition {
  sql: string;
  values: unknown[];
}

/**
 * Rows that an item could touch at all: a condition that lets none of them out, and as many of the others as an index or
 * a scan can tell. Null: any row. Pure.
 * @param bodies the item as it is and as it would be, parsed
 */
export function candidates(
  section: Section,
  bodies: readonly unknown[],
  first: number,
): Condition | null {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${first + values.push(value) - 1}`;
  const any = (tests: (string | null)[]): string | null =>
    tests.length === 0 ? "FALSE" : tests.includes(null) ? null : `(${tests.join(" OR ")})`;
  const all = (tests: string[]) => (tests.length === 0 ? null : `(${tests.join(" AND ")})`);
  const among = (column: string, list: readonly string[] | undefined) =>
    list ? [`${column} = ANY(${bind([...list])})`] : [];
  const paths = (patterns: readonly string[] | undefined) =>
    patterns ? [`s.path ILIKE ANY(${bind(patterns.map(likeOf))})`] : [];

  const byPlace = ({ backend, account, region, type, path }: Where) =>
    all([
      ...among("s.backend", backend),
      ...among("p.account", account),
      ...among("p.region", region),
      ...among("s.type", type),
      ...paths(path),
    ]);
  const bySelector = ({ kind, classification, environment, ...rest }: Selector) =>
    all([
      ...among("s.kind", kind),
      ...among("s.classification", classification),
      // What has no environment counts as prod.
      ...among("coalesce(s.environment, 'prod')", environment),
      ...among("s.team", rest.team),
      ...among("s.service", rest.service),
      ...among("s.backend", rest.backend),
      ...among("s.type", rest.type),
      ...paths(rest.path),
    ]);

  const shape = (body: unknown): Record<string, unknown> => Object(body);
  const sql = (() => {
    switch (section) {
      case "mapping.rules":
      case "mapping.exclude":
        return any(bodies.map((body) => byPlace((shape(body).match ?? {}) as Where)));
      case "policies.rotation":
      case "policies.stopTime":
      case "duties":
        return any(bodies.map((body) => bySelector((shape(body).match ?? {}) as Selector)));
      case "plainText.ignore":
        return any(
          bodies.map((body) =>
            all(["s.plain_text_pattern IS NOT NULL", ...paths([String(shape(body).path)])]),
          ),
        );
      case "naming":
        return any(
          bodies.map((body) => {
            const { backend, type, environment } = shape(body) as Selector;
            return bySelector({
              ...(backend && { backend }),
              ...(type && { type }),
              ...(environment && { environment }),
            });
          }),
        );
      case "policies.attestation":
        return "s.attested_at IS NOT NULL";
      default:
        return sections[section].derives ? null : "FALSE";
    }
  })();
  return sql === null ? null : { sql, values };
}

/** A LIKE pattern that every path of a path pattern is like; what is not plain ASCII is anything. */
export function likeOf(pattern: string): string {
  const parts = pattern
    .replace(/^\/+|\/+$/g, "")
    .replace(/\/?\*\*\/?/g, "*")
    .split(/\{\w+\}|\*|[^ -~]+/);
  return `%${parts.map((part) => part.replace(/[\\%_]/g, "\\$&")).join("%")}%`;
}
