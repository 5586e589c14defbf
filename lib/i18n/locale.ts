/** The languages everything a person reads exists in. */
export const locales = ["ja", "en"] as const;
export type Locale = (typeof locales)[number];

/** Name of the cookie that remembers a person's choice of language. */
export const localeCookie = "locale";

function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value);
}

/**
 * The language to answer in: the one chosen (cookie), else the first one the browser accepts
 * (RFC 9110 §12.5.4, by weight), else Japanese.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (chosen && isLocale(chosen)) return chosen;
  const accepted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean);
      return { language: tag.trim().split("-")[0] ?? "", weight: weight ? Number(weight) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return accepted.map(({ language }) => language).find(isLocale) ?? "ja";
}
