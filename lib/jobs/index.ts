import type { Job } from "./job";

/** Every job the worker runs. */
export const jobs: readonly Job[] = [];
