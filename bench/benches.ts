import type { Bench } from "./goal";
import { inventoryLoad } from "./inventory-load";

/** Every bench; goals of events, exports and pages join with what they measure. */
export const benches: readonly Bench[] = [inventoryLoad];
