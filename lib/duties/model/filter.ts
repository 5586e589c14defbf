import { type Duty, duties } from "../model";
import { gaps } from "./gaps";

/** Any duty; any gap; none. */
export const any = "any";
export const anyGap = "gap";
export const living = "living";

const standings = [...gaps, anyGap, living];
const holder = "(?:person|team|workload):.{1,200}";
const pattern = new RegExp(
  `^(${[...duties, any].join("|")})\\.(?:(${standings.join("|")})(?:\\.(${holder}))?|(${holder}))$`,
);

/** Whether a list can be narrowed to it: `approves.gap`, `any.left`, `creates.team:platform`, `approves.same.team:platform`. */
export const isFilter = (text: string): boolean => pattern.test(text);

interface Read {
  duty: Duty | typeof any;
  /** A gap, any of them, or none; null: whether there is one makes no difference. */
  standing: string | null;
  holder: string | null;
}

/** What a filter asks for. Of a text that is none: any gap of any duty. */
export function readFilter(filter: string): Read {
  const [, duty = any, standing, held, alone] = pattern.exec(filter) ?? [];
  return {
    duty: duties.find((one) => one === duty) ?? any,
    standing: standing ?? null,
    holder: held ?? alone ?? null,
  };
}
