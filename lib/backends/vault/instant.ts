const rfc3339 = /^(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/;

/**
 * A time as the server writes it, in UTC: `iso` to the millisecond for comparing, `exact` with every digit for telling
 * one creation from another. Null for "", for no time at all, and for Go's year 1, which stands for "never".
 */
export function instant(text: string | null | undefined): { iso: string; exact: string } | null {
  const [, whole, digits = "", zone] = rfc3339.exec(text ?? "") ?? [];
  if (whole === undefined || zone === undefined) return null;
  const seconds = new Date(`${whole}${zone}`.toUpperCase());
  if (Number.isNaN(seconds.getTime()) || seconds.getUTCFullYear() <= 1) return null;

  const fraction = digits.replace(/0+$/, "");
  const base = seconds.toISOString().slice(0, 19);
  return {
    iso: `${base}.${fraction.padEnd(3, "0").slice(0, 3)}Z`,
    exact: `${base}${fraction && `.${fraction}`}Z`,
  };
}

/** The instant of unix seconds, as transit tells them. */
export const fromUnix = (seconds: number): string => new Date(seconds * 1000).toISOString();

const units: Record<string, number> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  ns: 1e-9,
};

/** Seconds of a number of them or of a Go duration (`3h25m19s`, "1h"). Null for anything else. */
export function seconds(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || value === "") return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  if (!/^(\d+(\.\d+)?(h|ms|m|s|us|µs|ns))+$/.test(value)) return null;
  const parts = value.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|us|µs|ns)/g);
  return [...parts].reduce(
    (sum, [, count, unit = "s"]) => sum + Number(count) * (units[unit] ?? 0),
    0,
  );
}
