import { z } from "zod";
import {
  type attributes,
  backends,
  classifications,
  environments,
  kinds,
  secretTypes,
} from "./model/fixed";

/** Where a secret is used. Fixed identifiers; labels are in the message catalogue. */
export const Environment = z.enum(environments);
export type Environment = z.infer<typeof Environment>;

/** What a secret opens. */
export const Kind = z.enum(kinds);
export type Kind = z.infer<typeof Kind>;

/** How much harm its disclosure does. `configuration` is what is not a secret at all. */
export const Classification = z.enum(classifications);
export type Classification = z.infer<typeof Classification>;

export const Backend = z.enum(backends);

export const SecretType = z.enum(secretTypes);

/** What is said about a secret besides what its backend knows. */
export type Attribute = (typeof attributes)[number];

/** Who said it, strongest last but one: a default is not known until a person has confirmed it. */
export const Provenance = z.enum(["tag", "metadata", "rule", "default", "person", "inherited"]);
export type Provenance = z.infer<typeof Provenance>;
