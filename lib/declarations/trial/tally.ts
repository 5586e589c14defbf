import type { Effect, TrialFigure } from "../model/trial";
import { differences, type Judge, type Judged, judgeRow } from "./compare";
import type { Compared } from "./stream";

const judgedFigures = ["completion", "rotation", "naming"] as const;
const zero = { numerator: 0, denominator: 0 };

/** Adds up what a change does, row by row. */
export class EffectTally {
  changed = 0;
  takenOut = 0;
  broughtBack = 0;
  private readonly byAttribute = new Map<string, number>();
  private readonly rotation = new Map<string, number>();
  /** Teams of rows that count as good and did not, or no longer count. */
  readonly bettered = new Set<string>();
  private readonly moved = {
    completion: { ...zero },
    rotation: { ...zero },
    naming: { ...zero },
  };

  constructor(
    private readonly before: Judge,
    private readonly after: Judge,
  ) {}

  /** Takes a row in; null when nothing comes out otherwise. */
  add({ before, after, standing }: Compared) {
    const was = judgeRow(before.row, standing, this.before);
    const is = judgeRow(after.row, standing, this.after, before.row);
    const changes = differences({ row: before.row, judged: was }, { row: after.row, judged: is });
    if (changes.length === 0) return null;
    this.changed += 1;
    for (const { attribute } of changes) add(this.byAttribute, attribute);
    if (was.rotation.in && is.rotation.in && was.state !== is.state)
      add(this.rotation, `${was.state} ${is.state}`);
    if (was.completion.in && !is.completion.in) this.takenOut += 1;
    if (!was.completion.in && is.completion.in) this.broughtBack += 1;
    for (const figure of judgedFigures) {
      this.moved[figure].numerator += Number(is[figure].good) - Number(was[figure].good);
      this.moved[figure].denominator += Number(is[figure].in) - Number(was[figure].in);
    }
    const judged = before.row.plainTextJudged === null && after.row.plainTextJudged !== null;
    if (judged || betters(was, is)) this.bettered.add(before.row.team ?? "");
    return changes;
  }

  effect(exact: boolean, now: ReadonlyMap<string, { numerator: number; denominator: number }>) {
    const figure = (id: TrialFigure["id"], moved: typeof zero): TrialFigure => {
      const { numerator, denominator } = now.get(id) ?? zero;
      return {
        id,
        numerator,
        denominator,
        afterNumerator: numerator + moved.numerator,
        afterDenominator: denominator + moved.denominator,
      };
    };
    const effect: Effect = {
      changed: this.changed,
      exact,
      byAttribute: Object.fromEntries(this.byAttribute),
      rotation: [...this.rotation].map(([key, count]) => {
        const [from, to] = key.split(" ") as [Judged["state"], Judged["state"]];
        return { from, to, count };
      }),
      takenOut: this.takenOut,
      broughtBack: this.broughtBack,
      figures: [
        figure("inventory-completion", this.moved.completion),
        figure("rotation-compliance", this.moved.rotation),
        figure("naming-compliance", this.moved.naming),
      ],
    };
    return effect;
  }
}

const add = (counts: Map<string, number>, key: string) =>
  counts.set(key, (counts.get(key) ?? 0) + 1);

/** A row taken out of a figure betters it as well as one that becomes good. */
const betters = (was: Judged, is: Judged) =>
  judgedFigures.some(
    (figure) => (was[figure].in && !is[figure].in) || (!was[figure].good && is[figure].good),
  );
