import type { Rights } from "@/lib/backends/secret-backend";

const method = "iam:SimulatePrincipalPolicy";
const EXAMPLES = 10;

/** Gathers decisions into one answer. */
export class Finding {
  #tested = 0;
  #examples = new Set<string>();
  #open: string | null = null;
  #implicit = 0;
  #gaveUp = new Set<string>();

  decision(arn: string, decision: string, missing: readonly string[]) {
    if (decision === "allowed") {
      if (this.#examples.size < EXAMPLES) this.#examples.add(arn);
    } else if (decision !== "explicitDeny") {
      this.#implicit += 1;
      if (missing.length > 0) this.open(`it depends on ${missing.slice(0, 3).join(", ")}`);
    }
  }

  root(arns: readonly string[]) {
    for (const arn of arns) this.decision(arn, "allowed", []);
    this.tested(arns.length);
  }

  tested(count: number) {
    this.#tested += count;
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
    const onlyImplicit =
      this.#implicit > 0
        ? "Not denied expressly: a secret's own policy could still allow it. Add the explicit Deny of the documented policy."
        : null;
    return {
      values,
      method,
      tested: this.#tested,
      examples,
      testedAt: at.toISOString(),
      reason: open ?? (values === "none-found" ? onlyImplicit : null),
    };
  }
}
