import { z } from "zod";
import { Role, Scope } from "@/lib/access-control/model";
import { Email } from "@/lib/config/model/terms";

/**
 * NIST SP 800-63B: long rather than mixed, every character counts, compared after normalisation. The upper bound keeps
 * hashing cheap.
 */
const Passphrase = z
  .string()
  .transform((text) => text.normalize("NFKC"))
  .refine((text) => [...text].length >= 12, "must have at least 12 characters")
  .refine((text) => [...text].length <= 256, "must have at most 256 characters")
  .refine((text) => new Set(text).size >= 5, "repeats too few characters");

const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}+$/u, "must not contain control characters");

export const NewInvite = z.strictObject({
  email: Email,
  name: PersonName.optional(),
  /** Absent: a new link for somebody who has roles already, or will get them from the config file. */
  role: Role.optional(),
  scope: Scope.default([]),
});
export type NewInvite = z.input<typeof NewInvite>;

/** What is told once, when somebody is invited. */
export interface Invitation {
  email: string;
  /** Opens once. The secret is behind `#`, so that it reaches no log and no Referer. */
  link: string;
  expiresAt: string;
}

/** 256 random bits, base64url. */
export const InviteSecret = z.string().regex(/^[\w-]{43}$/, "is no invitation");

/** What the page of an invitation shows before it is accepted. */
export const OpenInvite = z.object({
  /** Null: the first administrator says who they are. */
  email: z.string().nullable(),
  name: z.string().nullable(),
});
export type OpenInvite = z.infer<typeof OpenInvite>;

export const AcceptInvite = z.strictObject({
  secret: InviteSecret,
  passphrase: Passphrase,
  /** Needed from the first administrator; else what the invitation says stands. */
  email: Email.optional(),
  name: PersonName.optional(),
});
export type AcceptInvite = z.output<typeof AcceptInvite>;

/** One's own passphrase, by the one there is. */
export const ChangePassphrase = z.strictObject({
  current: z
    .string()
    .min(1)
    .max(1000)
    .transform((text) => text.normalize("NFKC")),
  next: Passphrase,
});
export type ChangePassphrase = z.output<typeof ChangePassphrase>;
