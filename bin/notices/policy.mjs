/** Licences Kagimori may not contain: network copyleft and those that are not open source. */
const refused = /\b(AGPL|BUSL|BSL-1\.1|SSPL|Elastic|Commons-Clause|CC-BY-NC|PolyForm|UNLICENSED)/i;

/**
 * Whether a package may be used. Of a choice (OR), one permitted licence is enough.
 * @param {string} licence SPDX expression
 * @returns {string | null} what is wrong, or null
 */
export function licenceProblem(licence) {
  if (!licence) return "has no licence";
  const permitted = licence.split(/\sOR\s/i).some((choice) => !refused.test(choice));
  return permitted ? null : `is under ${licence}`;
}
