import { useTranslations } from "next-intl";

/**
 * Words for what other systems name (an id, a field, a reason): the catalogue's word at `key`, or `fallback` where
 * it has none.
 */
export function useKnownWord(): (key: string, fallback: string) => string {
  const t = useTranslations();
  // The compiler knows the catalogue's keys; these come from outside, so they are looked up first.
  type Known = Parameters<typeof t>[0];
  return (key, fallback) => (t.has(key as Known) ? t(key as Known) : fallback);
}
