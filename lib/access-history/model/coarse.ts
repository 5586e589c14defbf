import type { AccessFilters } from "./query";
import { changeUses, readUses } from "./terms";

const fine = [
  "secretId",
  "principal",
  "person",
  "consumer",
  "kind",
  "source",
  "sourceIp",
  "q",
  "hours",
  "since",
  "left",
  "newReaderDays",
  "inventory",
] as const satisfies readonly (keyof AccessFilters)[];

const isDay = (text: string | undefined) => text === undefined || /^\d{4}-\d{2}-\d{2}$/.test(text);

/**
 * Whether the daily counts answer these filters exactly: whole days, no secret and no principal, and Kagimori's own
 * calls either meant to be in or impossible (it neither reads values nor changes anything).
 */
export function isCoarse(filters: AccessFilters): boolean {
  const { from, to, origin, own, use } = filters;
  const ownIsIn =
    own === "include" ||
    (own === "exclude" &&
      use.length > 0 &&
      use.every((one) => readUses.includes(one) || changeUses.includes(one)));
  const none = fine.every((key) => {
    const value = filters[key];
    return value === undefined || (Array.isArray(value) && value.length === 0) || value === "";
  });
  return none && ownIsIn && origin === "logged" && isDay(from) && isDay(to);
}
