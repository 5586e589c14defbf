import { dailyCloseJob } from "./daily-close";
import type { Job } from "./job";

/** Every job the worker runs. */
export const jobs: readonly Job[] = [dailyCloseJob];
