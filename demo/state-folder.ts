import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { configText, type Endpoints } from "@/demo/config/config";
import { BASE_ACCESS_KEY } from "@/demo/servers/aws/identity";
import { DEMO_TOKEN } from "@/demo/servers/vault/auth";
import { calendar, tokyoMidnight } from "@/demo/world/calendar";

const Kept = z.object({
  seed: z.string(),
  /** Midnight in Tokyo of the day on which the demo was first started. */
  today: z.iso.datetime(),
  /** When the demo was first started. */
  began: z.iso.datetime().optional(),
  /** So that the config file does not change at every start. */
  ports: z.object({ vault: z.int(), aws: z.int(), control: z.int() }).optional(),
});
export type Kept = z.output<typeof Kept>;

/** What the demo knew when it last ran, or a world that begins today. */
export function readKept(folder: string, seed: string, now: number): Kept {
  const file = join(folder, "demo-world.json");
  if (existsSync(file)) return Kept.parse(JSON.parse(readFileSync(file, "utf8")));
  return {
    seed,
    today: new Date(tokyoMidnight(now)).toISOString(),
    began: new Date(now).toISOString(),
  };
}

export function writeKept(folder: string, kept: Kept): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "demo-world.json"), `${JSON.stringify(kept, null, 2)}\n`);
}

/** Writes the config file and the credentials it refers to; returns its path. */
export function writeConfig(
  folder: string,
  endpoints: Endpoints,
  today: number,
  instant: number,
): string {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) =>
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  write("vault-token", DEMO_TOKEN);
  write("aws-access-key-id", BASE_ACCESS_KEY);
  write("aws-secret-access-key", "0".repeat(40));
  const file = join(folder, "kagimori.config.yaml");
  writeFileSync(file, configText(endpoints, calendar(today), instant));
  return file;
}
