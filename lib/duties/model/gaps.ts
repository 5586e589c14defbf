/**
 * What is wrong with a duty: nobody has it; no register knows who; the person is here no more; the team, or the one that runs
 * the workload, has no member who is here; who approves is who rotates.
 */
export const gaps = ["missing", "unknown", "left", "empty", "same"] as const;
export type Gap = (typeof gaps)[number];
