/** One goal of the benchmark. */
interface Goal {
  name: string;
  goal: number;
  /** How the value must stand to the goal. */
  must: "at least" | "at most";
  unit: string;
}

export interface Measured extends Goal {
  value: number;
}

/** How big the run is. `small` takes at most three minutes on two cores. */
export interface Scale {
  name: "small" | "full";
  /** Entries of the inventory where the goal says 100,000. */
  entries: number;
  /** Entries of the inventory where the goal says 1,000,000. */
  many: number;
  /** Events of the access history where the goal says 20,000,000. */
  events: number;
  /** Access events that are stored where the goal says a million. */
  ingested: number;
  /** Repeats, of which the median is told. */
  rounds: number;
}

export const scales: Record<Scale["name"], Scale> = {
  small: {
    name: "small",
    entries: 20_000,
    many: 60_000,
    events: 600_000,
    ingested: 100_000,
    rounds: 3,
  },
  full: {
    name: "full",
    entries: 100_000,
    many: 1_000_000,
    events: 20_000_000,
    ingested: 500_000,
    rounds: 3,
  },
};

/** Goals that are measured together, because they share what has to be arranged. */
export interface Bench {
  /** By which all its goals can be asked for. */
  name?: string;
  /** What it is measured against: a database of its own, or the demo that runs (BASE_URL, KAGIMORI_DATA_DIR). */
  against?: "database" | "demo";
  goals: readonly Goal[];
  /** Returns a value per goal, by name. */
  run(scale: Scale): Promise<Readonly<Record<string, number>>>;
}

export const isMet = ({ value, goal, must }: Measured): boolean =>
  must === "at least" ? value >= goal : value <= goal;
