import { z } from "zod";
import { sectionNames } from "./lists";

/** A section by its name, for who needs no schema of its items. */
export const Section = z.enum(sectionNames);
export type Section = z.infer<typeof Section>;
