import { digest } from "@/demo/world/random";

const TOKYO_OFFSET = 9 * 3_600_000;

type Zone = "utc" | "tokyo";

/**
 * An instant as Go prints it: RFC 3339 with nanoseconds, trailing zeros dropped, some servers in UTC
 * and some in their own zone.
 */
export function goTime(instant: number, key: string, zone: Zone = "utc"): string {
  const name = `${zone}/${key}/${instant}`;
  const text = known.get(name) ?? print(instant, key, zone);
  known.set(name, text);
  return text;
}

/** The past is told again at every step: what was printed once is kept. */
const known = new Map<string, string>();

function print(instant: number, key: string, zone: Zone): string {
  const hash = digest(`${key}/${instant}`);
  const below = String(Number.parseInt(hash.slice(0, 6), 16) % 1_000_000).padStart(6, "0");
  const millis = String(Math.floor(instant) % 1000).padStart(3, "0");
  const fraction = `${millis}${below}`.replace(/0+$/, "");
  const local = new Date(Math.floor(instant) + (zone === "tokyo" ? TOKYO_OFFSET : 0));
  const text = local.toISOString().slice(0, 19);
  return `${text}${fraction ? `.${fraction}` : ""}${zone === "tokyo" ? "+09:00" : "Z"}`;
}

/** A Go duration such as `4320h0m0s`; `0s` for none. */
export function goDuration(milliseconds: number): string {
  if (milliseconds === 0) return "0s";
  const total = Math.floor(milliseconds / 1000);
  return `${Math.floor(total / 3600)}h${Math.floor((total % 3600) / 60)}m${total % 60}s`;
}
