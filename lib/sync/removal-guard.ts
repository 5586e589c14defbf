/** Removals up to this many are never held. */
const ROWS = 10;
const SHARE = 0.2;

/**
 * Whether removals of one place wait for an operator: when they are more than 10 rows and more than 20 % of what is
 * stored and not yet removed there. An outage must not empty the inventory.
 */
export function mustHold(missing: number, stored: number): boolean {
  return missing > ROWS && missing > SHARE * stored;
}
