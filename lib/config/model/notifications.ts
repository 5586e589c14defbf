import { z } from "zod";
import { Email, Reference, Words } from "./terms";

const Port = z.int().min(1, "must be a port").max(65_535, "must be a port");

/** tls: from the first byte · starttls: demanded before anything is said · none: unprotected, for a relay on this host */
const Smtp = z
  .strictObject({
    host: Words,
    port: Port.default(587),
    security: z.enum(["starttls", "tls", "none"]).default("starttls"),
    from: Email,
    user: Words.optional(),
    password: Reference.optional(),
    caFile: Words.optional().meta({ description: "PEM file of the authority of its certificate" }),
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    message: "takes both user and password, or neither",
  });
export type SmtpSettings = z.output<typeof Smtp>;

/** Mail to people. Nothing is sent unless `smtp` is there. */
export const Notifications = z.strictObject({
  smtp: Smtp.optional().meta({ description: "The mail server. Absent: no mail is ever sent" }),
});
