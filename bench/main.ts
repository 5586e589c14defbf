import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { startBenchDatabase } from "./database";
import { type Bench, isMet, type Measured, scales } from "./goal";

process.env.KAGIMORI_LOG_TO = "stderr"; // standard output is for the figures

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    scale: { type: "string", default: "full" },
    json: { type: "string" },
  },
});
const scale = values.scale === "small" ? scales.small : scales.full;
if (!(values.scale in scales)) {
  console.error(`--scale is small or full, not ${values.scale}`);
  process.exit(2);
}

const { benches } = await import("./benches");
// Without being asked, nobody's demo is measured: there may be none.
const asked = benches.filter(({ against }) => values.only !== undefined || against !== "demo");
const wanted = asked.filter((bench) => bench.goals.some((goal) => isWanted(goal, bench)));
if (wanted.length === 0) {
  console.error(
    `No such goal. There are: ${benches.flatMap(({ goals }) => goals.map(({ name }) => name)).join(", ")}`,
  );
  process.exit(2);
}

const ownDatabase = wanted.some(({ against }) => against !== "demo");
const stop = ownDatabase ? await startBenchDatabase() : async () => {};
const measured: Measured[] = [];
try {
  for (const bench of wanted) {
    const found = await bench.run(scale);
    for (const goal of bench.goals.filter((one) => isWanted(one, bench))) {
      const one = { ...goal, value: found[goal.name] ?? Number.NaN };
      measured.push(one);
      console.log(line(one));
    }
  }
} finally {
  const { closePool } = await import("@/lib/db/pool");
  await closePool();
  await stop();
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(document(), null, 2)}\n`);

function isWanted({ name }: { name: string }, bench: Bench): boolean {
  const { only } = values;
  return only === undefined || only.some((one) => name.startsWith(one) || bench.name === one);
}

function line(one: Measured): string {
  return `${one.name} ${rounded(one.value)} ${one.goal} ${isMet(one) ? "ok" : "short"}`;
}

function document() {
  return Object.fromEntries(
    measured.map((one) => [
      one.name,
      { value: rounded(one.value), goal: one.goal, ok: isMet(one), unit: one.unit },
    ]),
  );
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
