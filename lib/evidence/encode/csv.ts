import { headings } from "../columns";
import type { HeaderLanguage } from "../model";
import { type Encoder, fieldsOf } from "./encoder";
import type { Pseudonyms } from "./pseudonyms";

/** What a spreadsheet would take for the beginning of a formula (OWASP, CSV Injection), full-width forms too. */
const formula = /^[=+\-@\t\r＝＋－＠]/;
const quoted = /[",;\r\n\t]/;
/** A line with none of these needs commas for tabs and nothing else. */
const plainLine = /^[^\\",;\r]*$/;
const leading = /(?:^|\t)[=+\-@＝＋－＠]/;

/** The export of the access history, with pseudonyms where it was asked for so. */
export function csvEncoder(language: HeaderLanguage, pseudonyms: Pseudonyms | null): Encoder {
  return csvOf(headings(language), pseudonyms && ((fields) => pseudonyms.replace(fields)));
}

/**
 * CSV by RFC 4180 in UTF-8 with a byte order mark, so that spreadsheets read Japanese. A field that would begin a formula
 * gets an apostrophe before it.
 * @param replace changes the fields of a row before they are written
 */
export function csvOf(
  head: readonly string[],
  replace: ((fields: string[]) => string[]) | null = null,
): Encoder {
  const line = (text: string) => {
    if (replace === null && plainLine.test(text) && !leading.test(text))
      return `${text.replaceAll("\t", ",")}\r\n`;
    const fields = fieldsOf(text);
    return csvLine(replace ? replace(fields) : fields);
  };
  return {
    head: `\uFEFF${csvLine(head)}`,
    encode(lines) {
      let text = "";
      let from = 0;
      for (let end = lines.indexOf("\n"); end !== -1; end = lines.indexOf("\n", from)) {
        text += line(lines.slice(from, end));
        from = end + 1;
      }
      return text;
    },
  };
}

const csvLine = (fields: readonly string[]): string => `${fields.map(csvField).join(",")}\r\n`;

function csvField(field: string): string {
  const harmless = formula.test(field) ? `'${field}` : field;
  return quoted.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
