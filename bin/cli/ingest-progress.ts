import type { IngestCounts } from "@/lib/access-history/store/counts";

const EVERY_MS = 2_000;

/** Tells on standard error how far each file is, every two seconds. */
export function tellIngest(files: readonly string[]) {
  const from = performance.now();
  const now = new Map<string, { counts: IngestCounts; share: number | null }>();
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const timer = setInterval(() => {
    for (const [file, { counts, share }] of now) {
      const seconds = (performance.now() - from) / 1000;
      const part = share === null ? "" : `, ${Math.floor(share * 100)} %`;
      say(
        `${file}: ${counts.records} records, ${counts.events} events, ${Math.round(counts.records / seconds)}/s${part}`,
      );
    }
  }, EVERY_MS);
  return {
    at(file: string, counts: IngestCounts, share: number | null) {
      now.set(file, { counts, share });
    },
    end(file: string, { records, events, duplicates, rejected }: IngestCounts) {
      now.delete(file);
      if (files.length > 1)
        say(
          `${file}: ${records} records, ${events} new, ${duplicates} duplicates, ${rejected} set aside`,
        );
    },
    failed(file: string, message: string) {
      now.delete(file);
      say(
        `${file}: ${message} What was read of it is stored; the same command goes on from there.`,
      );
    },
    stop: () => clearInterval(timer),
  };
}
