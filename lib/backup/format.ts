/**
 * A backup is gzipped text that psql understands: a comment line with what it is, then per table a COPY block, then a comment
 * line with the number of rows, without which the file is not whole.
 */
export interface BackupHeader {
  format: 1;
  migration: string;
  mode: "demo" | "real";
  at: string;
}

const begin = "-- kagimori backup ";
const end = "-- end ";

export const headerLine = (header: BackupHeader) => `${begin}${JSON.stringify(header)}\n`;
export const endLine = (rows: number) => `${end}${rows}\n`;

/** The header of a backup's first line, or null when it is none of ours. */
export function readHeader(line: string): BackupHeader | null {
  if (!line.startsWith(begin)) return null;
  try {
    const header = JSON.parse(line.slice(begin.length)) as BackupHeader;
    return header.format === 1 ? header : null;
  } catch {
    return null;
  }
}

/** The number of rows the last line tells, or null when the line is another. */
export function readEnd(line: string): number | null {
  return line.startsWith(end) ? Number(line.slice(end.length)) : null;
}

/** Tables that are not ours to keep: the migrations' record belongs to the database it is restored into. */
export const leftOut = ["_prisma_migrations"];
