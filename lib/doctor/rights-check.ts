import { type Check, failed, type Report, warning, well } from "./model";

/** What the rights test after the last sync found, as a check. Not knowing is a warning that says why. */
export function rightsCheck(id: string, rights: Report["sources"][number]["rights"]): Check {
  const { values, tested, examples, reason } = rights;
  const key = `rights-${id}`;
  if (values === "none-found") return well(key, `No value could be read; ${tested} paths tested.`);
  if (values === "can-read")
    return failed(
      key,
      `Our identity could read values, for example ${examples.slice(0, 3).join(", ")}; ${tested} paths tested.`,
      "Narrow the policy to the documented one: Kagimori reads metadata only.",
    );
  return reason === null
    ? warning(key, "What our identity could read has not been tested yet.", "Run `kagimori sync`.")
    : warning(
        key,
        `What our identity could read is not determined: ${reason}`,
        "Give it the right to ask about itself, as the documented policy does.",
      );
}
