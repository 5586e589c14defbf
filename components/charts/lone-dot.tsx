interface LoneDotProps {
  /** Days that stand alone. */
  days: ReadonlySet<string> | undefined;
  /** Given by the chart. */
  cx?: number;
  cy?: number;
  stroke?: string;
  payload?: { day: string };
}

/** The mark of a day between unknown ones; nothing where a line passes. */
export function LoneDot({ days, cx, cy, stroke, payload }: LoneDotProps) {
  if (cx === undefined || cy === undefined || !payload || !days?.has(payload.day)) return null;
  return <circle cx={cx} cy={cy} r={2} fill={stroke} />;
}
