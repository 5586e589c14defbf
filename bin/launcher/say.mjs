const began = performance.now();

/** One line of progress, with the seconds since this program began. @param {string} line */
export function say(line) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${seconds.padStart(6)} s  ${line}`);
}

/**
 * Says a step when it begins, and when it has ended unless that took no time worth telling.
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result> | Result} work
 * @returns {Promise<Result>}
 */
export async function step(name, work) {
  const from = performance.now();
  say(`${name} …`);
  const result = await work();
  const seconds = (performance.now() - from) / 1000;
  if (seconds >= 1) say(`${name}: done in ${seconds.toFixed(1)} s`);
  return result;
}
