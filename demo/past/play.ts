import { dirname } from "node:path";
import { configText, type Endpoints } from "@/demo/config/config";
import { tellAttestations, tellMarks } from "@/demo/past/attestations";
import { tellBreakGlass, tellPresent } from "@/demo/past/break-glass";
import { tellDeclarations } from "@/demo/past/declarations";
import { tellDuties } from "@/demo/past/duties";
import { tellExemptions } from "@/demo/past/exemptions";
import { rememberSilentHours } from "@/demo/past/footprints";
import { readLogs } from "@/demo/past/logs";
import { readPlayed } from "@/demo/past/played";
import { tellRegisters } from "@/demo/past/registers";
import { type PastDay, pastDays } from "@/demo/past/steps";
import { SEED } from "@/demo/start";
import { readKept } from "@/demo/state-folder";
import { type Calendar, calendar, MINUTE, tokyoMidnight } from "@/demo/world/calendar";
import { systemViewer } from "@/lib/access-control/system";
import { backends } from "@/lib/backends";
import type { SecretBackend } from "@/lib/backends/secret-backend";
import { applyConfig } from "@/lib/config/commands";
import { credentialResolver } from "@/lib/config/credentials";
import { type LoadedConfig, parseConfig } from "@/lib/config/load";
import { closeDayAsSystem } from "@/lib/kpis/close";
import { runSync } from "@/lib/sync/run-sync";

/** What the past is played with, and whom to tell how far it has come. */
export interface Stage {
  configFile: string;
  now: () => number;
  signal: AbortSignal;
  say(line: string): void;
  /** Whether logs are read as the days go by. */
  logs: boolean;
  /** The days to play; left out, all of the demo's past. */
  days?: (when: Calendar, now: number) => readonly PastDay[];
}

/**
 * Plays what is missing of the demo's past: at each step the servers' clock is set, and the product's own sync and
 * daily close run with that time as theirs. Strictly forward; killed at any instant, it goes on where it stood.
 */
export async function playPast(stage: Stage): Promise<void> {
  const kept = readKept(dirname(stage.configFile), SEED, stage.now());
  if (!kept.ports) throw new Error("The demo's servers have not been started.");
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const when = calendar(Date.parse(kept.today));
  const company = new Company(stage, when.today, {
    vault: at(kept.ports.vault),
    aws: at(kept.ports.aws),
  });
  const control = at(kept.ports.control);
  const played = await readPlayed();
  const days = (stage.days ?? pastDays)(when, stage.now());
  try {
    let done = 0;
    for (const day of days) {
      stage.signal.throwIfAborted();
      if (day.syncAt > played.lastSync) {
        const evening = Math.max(day.syncAt, played.latest + 1000);
        await company.evening(evening, control);
        await tellBreakGlass(when, day.syncAt);
        await tellAttestations(when, day.syncAt);
        await tellExemptions(when, day.syncAt);
        await tellRegisters(when, day.syncAt);
        await tellDeclarations(when, day.syncAt);
        await tellDuties(when, day.syncAt);
        if (stage.logs) await company.readLogs(() => evening + LONGEST_EVENING);
        await rememberSilentHours(when, day.syncAt);
      }
      await company.closed();
      if (!played.closed.has(day.day)) company.beginClose(day);
      done++;
      if (done % 10 === 0 && day.syncAt > played.lastSync) {
        stage.say(`${day.day}: ${done} of ${days.length} days`);
      }
    }
    await company.closed();
    await setClock(control, null);
    if (played.lastSync < tokyoMidnight(stage.now())) await company.syncAll(stage.now);
    await rememberSilentHours(when, stage.now());
    if (stage.logs) await company.readLogs(stage.now, stage.say);
    await tellBreakGlass(when, stage.now());
    await tellExemptions(when, stage.now());
    await tellMarks(stage.now());
    await tellPresent(stage.now());
  } finally {
    await setClock(control, null);
  }
}

const LONGEST_EVENING = 5 * MINUTE;

/**
 * What our identity may read is kept as of the latest test only: it is made at the end, in the present, and not
 * eighty times on the way.
 */
const withoutRightsTest: readonly SecretBackend[] = backends.map((backend) => ({
  ...backend,
  open: (settings, context) => {
    const { rights: _, ...connection } = backend.open(settings, context);
    return connection;
  },
}));

/** The company's Kagimori, as it ran on a day of the past. */
class Company {
  #config: LoadedConfig | undefined;
  #text = "";
  #closing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly stage: Stage,
    private readonly today: number,
    private readonly endpoints: Endpoints,
  ) {}

  async evening(at: number, control: string): Promise<void> {
    await setClock(control, at);
    const began = performance.now();
    // However long it takes here: it was over before that day was closed.
    const passed = () => Math.min(performance.now() - began, LONGEST_EVENING);
    await Promise.all([this.syncAll(() => at + passed(), withoutRightsTest), this.#closing]);
  }

  /** Closes a day while the next one is being read: a close looks at what was recorded until then. */
  beginClose({ day, closeAt }: PastDay): void {
    this.#closing = closeDayAsSystem(day, { timeZone: "Asia/Tokyo", now: new Date(closeAt) });
    this.#closing.catch(() => {}); // awaited by closed()
  }

  async closed(): Promise<void> {
    await this.#closing;
  }

  async syncAll(now: () => number, used: readonly SecretBackend[] = backends): Promise<void> {
    const clock = () => new Date(now());
    const loaded = await this.#configAt(clock);
    const credential = credentialResolver(this.stage.configFile);
    const stores = loaded.config.sources.filter(({ kind }) =>
      used.some((one) => one.kind === kind),
    );
    const runs = await Promise.all(
      stores.map(({ id }) =>
        runSync({
          sourceId: id,
          config: loaded.config,
          credential,
          clock,
          trigger: "start",
          signal: this.stage.signal,
          backends: used,
        }),
      ),
    );
    const broken = runs.find(({ status }) => status === "failed");
    if (broken) throw new Error(`${broken.sourceId}: ${broken.failures[0]?.message}`);
  }

  /** What the logs tell until then, as the company had them connected. */
  async readLogs(now: () => number, say: (line: string) => void = () => {}): Promise<void> {
    const clock = () => new Date(now());
    await readLogs(await this.#configAt(clock), { clock, signal: this.stage.signal, say });
  }

  /** The config file as it was then; a version that differs from the one before is applied. */
  async #configAt(clock: () => Date): Promise<LoadedConfig> {
    const now = clock();
    const text = configText(this.endpoints, calendar(this.today), now.getTime());
    if (this.#config && text === this.#text) return this.#config;
    const loaded = parseConfig(text, this.stage.configFile, now);
    // A close belongs to the rules of its day.
    await this.#closing;
    await applyConfig(systemViewer("config"), loaded, now);
    this.#text = text;
    this.#config = loaded;
    return loaded;
  }
}

async function setClock(control: string, instant: number | null): Promise<void> {
  const now = instant === null ? null : new Date(instant).toISOString();
  const response = await fetch(`${control}/clock`, {
    method: "POST",
    body: JSON.stringify({ now }),
  });
  if (!response.ok) throw new Error(`The demo's clock answered ${response.status}.`);
}
