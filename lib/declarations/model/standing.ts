import type { Declared } from "../model";

/** What can be declared of one secret: all of the item but its reason and its last day. */
export interface Offer {
  readonly section: "plainText.ignore" | "mapping.exclude";
  readonly key: string;
  readonly body: object;
}

/** What was declared that takes one secret out of figures, and what its viewer may declare of it. */
export interface Standing {
  readonly items: readonly Declared[];
  readonly offers: readonly Offer[];
  readonly mayChange: boolean;
}
