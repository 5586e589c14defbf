const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** A size with its unit: 812 B, 1.4 MB, 23 GB. */
export function bytesText(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
}
