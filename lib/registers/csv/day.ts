const written =
  /^(\d{4})(?:-|\/|\.|年\s?)(\d{1,2})(?:-|\/|\.|月\s?)(\d{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?$/;

/** A day as 2026-11-24, 2026/11/24, 2026.11.24 or 2026年11月24日, with a midnight or without; null: none of these. Pure. */
export function dayIn(text: string): string | null {
  const [, year, month, day] = written.exec(text.normalize("NFKC").trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}
