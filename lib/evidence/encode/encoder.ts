/** Turns rows, as COPY tells them in text form with nothing for NULL, into the text of a file. */
export interface Encoder {
  /** What stands before the first row. */
  readonly head: string;
  /** `lines`: whole lines of COPY, each with its end. */
  encode(lines: string): string;
}

const escapes: Record<string, string> = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f", v: "\v" };

/** The fields of one line of COPY. */
export function fieldsOf(line: string): string[] {
  const fields = line.split("\t");
  return line.includes("\\") ? fields.map(plain) : fields;
}

const plain = (field: string) =>
  field.replace(/\\(.)/g, (_, character: string) => escapes[character] ?? character);
