import type { Rights } from "@/lib/backends/secret-backend";

const method = "iam:SimulatePrincipalPolicy";
const EXAMPLES = 10;

const onlyImplicit =
  "Not denied expressly: a secret's own policy could still allow it. Add the explicit Deny of the documented policy.";

/** IAM's decision on one action and one ARN. `missing`: context it would have needed. */
export interface Decision {
  arn: string;
  decision: string;
  missing: readonly string[];
}

/** Gathers decisions into one answer. */
export class Finding {
  #tested = 0;
  #examples = new Set<string>();
  #open: string | null = null;
  #implicit = 0;
  #gaveUp = new Set<string>();
  #notes: string[] = [];

  /** What was decided on these ARNs; one that nothing was decided on was not tested. */
  decisions(arns: readonly string[], decisions: readonly Decision[]) {
    const decided = new Set(decisions.map(({ arn }) => arn));
    const tested = arns.filter((arn) => decided.has(arn)).length;
    this.#tested += tested;
    if (tested < arns.length) this.open(`no decision on ${arns.length - tested} ARNs`);
    for (const { arn, decision, missing } of decisions) {
      if (decision === "allowed") {
        if (this.#examples.size < EXAMPLES) this.#examples.add(arn);
      } else if (decision !== "explicitDeny") {
        this.#implicit += 1;
        if (missing.length > 0) this.open(`it depends on ${missing.slice(0, 3).join(", ")}`);
      }
    }
  }

  /** The root user may do anything, and cannot be simulated. */
  root(arns: readonly string[]) {
    this.decisions(
      arns,
      arns.map((arn) => ({ arn, decision: "allowed", missing: [] })),
    );
  }

  /** Something to tell whatever the result is. */
  note(text: string) {
    this.#notes.push(text);
  }

  /** Something that keeps "none found" from being said. The first reason is kept. */
  open(reason: string) {
    this.#open ??= reason;
  }

  giveUp(account: string, reason: string) {
    this.#gaveUp.add(account);
    this.open(reason);
  }

  gaveUp(account: string): boolean {
    return this.#gaveUp.has(account);
  }

  rights(at: Date): Rights {
    const examples = [...this.#examples];
    const nothing = this.#tested === 0 ? "no listed secret could be tested" : null;
    const open = this.#open ?? nothing;
    const values = examples.length > 0 ? "can-read" : open ? "not-determined" : "none-found";
    const words = [
      ...(open ? [open] : []),
      ...(values === "none-found" && this.#implicit > 0 ? [onlyImplicit] : []),
      ...this.#notes,
    ];
    return {
      values,
      method,
      tested: this.#tested,
      examples,
      testedAt: at.toISOString(),
      reason: words.join(" ") || null,
    };
  }
}
