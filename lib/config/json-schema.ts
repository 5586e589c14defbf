import { z } from "zod";
import { accessSources } from "@/lib/access-sources";
import { backends } from "@/lib/backends";
import { Config } from "./model";

const Shape: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    properties: z.record(z.string(), Shape).optional(),
    additionalProperties: z.union([z.boolean(), Shape]).optional(),
    items: Shape.optional(),
    anyOf: z.array(Shape).optional(),
    oneOf: z.array(Shape).optional(),
    propertyNames: z.object({ enum: z.array(z.string()).optional() }).optional(),
  }),
);
interface Shape {
  properties?: Record<string, Shape> | undefined;
  additionalProperties?: boolean | Shape | undefined;
  items?: Shape | undefined;
  anyOf?: Shape[] | undefined;
  oneOf?: Shape[] | undefined;
  propertyNames?: { enum?: string[] | undefined } | undefined;
}

/**
 * The JSON schema of kagimori.config.yaml as people write it, for editors. Draft 2020-12. The settings of each backend and
 * log stand where the model has only what all of them share.
 */
export function jsonSchema(): object {
  const whole = Whole.parse(z.toJSONSchema(Config, options));
  const { items } = whole.properties.sources;
  const [shared] = items.oneOf;
  const oneOf = [...backends, ...accessSources].map(({ settings }) => {
    const own = Item.parse(z.toJSONSchema(settings, options));
    const { $schema, ...rest } = own;
    const { id, label, schedule, defaults } = shared?.properties ?? {};
    return { ...rest, properties: { ...own.properties, id, label, schedule, defaults } };
  });
  return {
    ...whole,
    title: "kagimori.config.yaml",
    properties: {
      ...whole.properties,
      sources: { ...whole.properties.sources, items: { ...items, oneOf } },
    },
  };
}

const options = { io: "input", reused: "inline" } as const;
const Item = z.looseObject({ properties: z.record(z.string(), z.unknown()) });
const Whole = z.looseObject({
  properties: z.looseObject({
    sources: z.looseObject({ items: z.looseObject({ oneOf: z.array(Item) }) }),
  }),
});

/** The keys the schema knows at this place of the file. */
export function knownKeys(path: readonly PropertyKey[]): string[] {
  const shapes = path.reduce<Shape[]>(
    (reached, key) => reached.flatMap((shape) => below(shape, key)),
    branches(Shape.parse(jsonSchema())),
  );
  return [
    ...new Set(
      shapes.flatMap(({ properties = {}, propertyNames }) => [
        ...Object.keys(properties),
        ...(propertyNames?.enum ?? []),
      ]),
    ),
  ];
}

function below(shape: Shape, key: PropertyKey): Shape[] {
  const { properties, additionalProperties, items } = shape;
  const next =
    typeof key === "number"
      ? items
      : (properties?.[String(key)] ??
        (typeof additionalProperties === "object" ? additionalProperties : undefined));
  return next ? branches(next) : [];
}

function branches(shape: Shape): Shape[] {
  return [shape, ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap(branches)];
}
