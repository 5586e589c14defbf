import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8").replace(
  /\/\*[\s\S]*?\*\//g,
  "",
);
const root = css.slice(0, css.indexOf("\n}"));

/** The hex values of one theme: 2 = light, 3 = dark; a token with one value serves both. */
function theme(group: 2 | 3): Record<string, string> {
  const token = /--([\w-]+):\s*(?:light-dark\()?(#[0-9a-f]{6})(?:,\s*(#[0-9a-f]{6}))?/g;
  return Object.fromEntries(
    [...root.matchAll(token)].map((found) => [found[1], found[group] ?? found[2]]),
  );
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return red * 0.2126 + green * 0.7152 + blue * 0.0722;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["paper", "surface", "sunken", "hover"];
const softs = ["ok-soft", "near-soft", "breach-soft", "brand-soft"];
const inks = ["ink", "ink-2", "ink-3"];
const states = ["ok", "near", "breach"];

/** Words need 4.5, marks and borders of controls 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
const pairs = [
  ...[...inks, "brand", "unknown-ink", ...states.map((s) => `${s}-ink`)].flatMap((fore) =>
    grounds.map((back) => [fore, back, 4.5] as const),
  ),
  ...inks.flatMap((fore) => softs.map((back) => [fore, back, 4.5] as const)),
  ...states.map((s) => [`${s}-ink`, `${s}-soft`, 4.5] as const),
  ["brand", "brand-soft", 4.5] as const,
  ...["brand-solid", "brand-solid-hover", "danger-solid"].map(
    (back) => ["on-brand", back, 4.5] as const,
  ),
  ...["control", "unknown", ...states].flatMap((fore) =>
    grounds.map((back) => [fore, back, 3] as const),
  ),
  ...["c1", "c2", "c3", "c4", "c5"].flatMap((fore) =>
    ["paper", "surface"].map((back) => [fore, back, 3] as const),
  ),
];

describe.each([
  ["light", theme(2)],
  ["dark", theme(3)],
] as const)("%s theme", (_name, colours) => {
  test.each(pairs)("%s on %s is at least %d", (fore, back, floor) => {
    expect(contrast(colours[fore] ?? "", colours[back] ?? "")).toBeGreaterThanOrEqual(floor);
  });
});
