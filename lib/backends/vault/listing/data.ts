import { z } from "zod";

const Enveloped = z.object({ data: z.record(z.string(), z.unknown()) });

/** `data` of an answer, still untrusted; what lies beside it at the top level repeats it at most. Throws ZodError. */
export const dataOf = (answer: unknown): Record<string, unknown> => Enveloped.parse(answer).data;
