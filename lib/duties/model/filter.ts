import { z } from "zod";
import { type Duty, duties } from "../model";
import { gaps } from "./standing";

/** Any duty; any gap. */
export const any = "any";
export const anyGap = "gap";

const pattern = new RegExp(
  `^(${[...duties, any].join("|")})\\.(${[...gaps, anyGap].join("|")}|(person|team|workload):.{1,200})$`,
);

/** What a list can be narrowed to: `approves.gap`, `any.gap`, `rotates.left`, `creates.team:platform`. */
export const DutyFilter = z
  .string()
  .regex(
    pattern,
    `is none of creates, rotates, approves, audits, any with .gap, .${gaps.join(", .")} or a holder`,
  );

/** The duty a filter asks for, and the gap or the holder. */
export function readFilter(filter: string): { duty: Duty | typeof any; asked: string } {
  const at = filter.indexOf(".");
  return { duty: filter.slice(0, at) as Duty | typeof any, asked: filter.slice(at + 1) };
}
