/*
 * Long lists of numbers and instants as the text of a Postgres array: pg looks at each item for what has to be escaped,
 * which costs more than the query.
 */

export const numbers = (list: readonly number[]): string => `{${list.join(",")}}`;

/** @param list milliseconds since 1970 */
export const instants = (list: readonly number[]): string =>
  `{${list.map((at) => new Date(at).toISOString()).join(",")}}`;
