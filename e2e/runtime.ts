import { readFileSync } from "node:fs";
import { z } from "zod";

const Runtime = z.object({
  webUrl: z.url(),
  databaseUrl: z.url({ protocol: /^postgresql$/ }),
  pids: z.record(z.string(), z.int()),
  demo: z.object({ vault: z.url(), aws: z.url(), control: z.url() }),
});

/** Where the running product keeps its state. */
export const dataDirectory = () => process.env.KAGIMORI_DATA_DIR ?? ".kagimori";

/** What the running product tells about itself. */
export function runtime(): z.output<typeof Runtime> {
  return Runtime.parse(JSON.parse(readFileSync(`${dataDirectory()}/runtime.json`, "utf8")));
}
