import type { z } from "zod";
import type { Failure, Place } from "@/lib/backends/secret-backend";

/** A row without what makes it an entry; the listing that held it cannot say what is gone. Names fields, no content. */
export function unreadable(call: string, place: Place, error: z.ZodError): Failure {
  const fields = error.issues.map(({ path }) => path.join(".")).join(", ");
  return {
    cause: "unexpected",
    message: `${call} in ${place.label}: a row cannot be read (${fields})`,
    todo: "Run again; if it stays, report it with this message.",
  };
}
