import { z } from "zod";

/** What items of the file are called by. */
export const Id = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u,
    "must be 1 to 64 letters, digits, dots, hyphens or underscores",
  )
  .meta({ description: "1 to 64 letters, digits, dots, hyphens or underscores" });

export const Words = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(500, "is longer than 500 characters");

/** People are known by their e-mail address, in lower case. */
export const Email = z.email("must be an e-mail address").toLowerCase();

/** A day in the organisation's time zone, YYYY-MM-DD. */
export const Day = z.iso.date("must be a date, YYYY-MM-DD");

/** An account of AWS. YAML reads 111122223333 as a number; a leading zero needs quotes. */
export const AccountId = z
  .union([z.string(), z.int().transform(String)])
  .pipe(z.string().regex(/^\d{12}$/, "must be the twelve digits of an AWS account"))
  .meta({ description: "Twelve digits of an AWS account; in quotes when it begins with 0" });

const reference = /^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/;

/** True for `env:NAME` and `file:PATH`. */
export const isReference = (text: string): boolean => reference.test(text);

/** Where a credential is found. The credential itself is refused, and never repeated in a message. */
export const Reference = z
  .string()
  .regex(reference, "must be a reference, env:NAME or file:PATH, never the credential itself")
  .meta({
    description: "env:NAME or file:PATH",
    examples: ["env:VAULT_TOKEN", "file:/run/secrets/vault-token"],
  });

/** One value or a list of them; a list out. Several mean: any of them. */
export const oneOrMany = <Item extends z.ZodType>(item: Item) =>
  z
    .union([item, z.array(item).min(1, "must not be an empty list")])
    .transform((given): z.output<Item>[] => (Array.isArray(given) ? given : [given]));
