import { z } from "zod";
import {
  type AccessSource,
  defineAccessSource,
  type ParsedRecord,
  type Piece,
  type Stretch,
} from "@/lib/access-sources/access-source";
import { fakeEvent, vaultPlace } from "./fake-log";

const Line = z.union([
  z.object({ n: z.number(), secret: z.string().optional() }),
  z.object({ half: z.number() }),
  z.object({ other: z.literal(true) }),
]);

/** A line of a fake log: an event of a number, the other half of one, something else, or nothing that can be read. */
export const fakeLine = (line: z.input<typeof Line>): string => `${JSON.stringify(line)}\n`;

function parse(line: string, at: number): ParsedRecord {
  const read = Line.safeParse(json(line));
  if (!read.success) return { at, rejected: "Not a line of this log.", excerpt: line.slice(0, 20) };
  if ("other" in read.data) return { at, ignored: "not-about-secrets" };
  if ("half" in read.data)
    return { at, ignored: "told-by-partner", partner: fakeEvent(read.data.half).eventId };
  return { at, events: [fakeEvent(read.data.n, { place: vaultPlace, action: "read" })] };
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export interface FakeOptions {
  /** Pieces the source finds by itself: name → lines. */
  found?: Map<string, string>;
  /** Lines of a stretch. */
  size?: number;
  /** Called before each stretch. */
  onStretch?: () => Promise<void>;
  /** Makes reading a piece fail. */
  fails?: (name: string) => boolean;
  footprints?: Date[];
}

/** A log of fake lines, of kind `vault-audit`. The cursor is the number of lines read. */
export function fakeSource(options: FakeOptions = {}): AccessSource {
  const { size = 10, onStretch, fails } = options;
  const pieceOf = (name: string, input: AsyncIterable<Uint8Array>): Piece => ({
    name,
    async *read(from): AsyncGenerator<Stretch> {
      let at = 0;
      let records: ParsedRecord[] = [];
      for await (const line of linesOf(input)) {
        at++;
        if (at <= Number(from ?? 0)) continue;
        if (fails?.(name)) throw new Error(`${name} cannot be read`);
        records.push(parse(line, at));
        if (records.length < size) continue;
        await onStretch?.();
        yield { records, cursor: at };
        records = [];
      }
      if (records.length > 0) yield { records, cursor: at };
    },
  });
  return defineAccessSource({
    kind: "vault-audit",
    settings: z.looseObject({}),
    allowedCalls: [],
    connect: async () => ({
      async *pieces(done) {
        for (const [name, text] of options.found ?? [])
          if (!done(name)) yield pieceOf(name, once(Buffer.from(text)));
      },
      handed: pieceOf,
      footprint: async () =>
        (options.footprints ?? []).map((at) => ({
          place: vaultPlace,
          at: at.toISOString(),
          node: null,
        })),
      explain: (error) => ({ cause: "unreachable", message: String(error), todo: "" }),
      close: async () => {},
    }),
  });
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of input) {
    const lines = (rest + Buffer.from(chunk).toString()).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}
