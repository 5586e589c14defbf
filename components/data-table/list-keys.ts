import { useEffect, useRef } from "react";

/** Whether a key belongs to a field, a dialog or an open popover and not to the list. */
export function isTyping({ target, metaKey, ctrlKey, altKey }: KeyboardEvent): boolean {
  if (metaKey || ctrlKey || altKey) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.closest("input:not([type=checkbox]), textarea, select, dialog, [popover]") !== null;
}

/** Where a step from one row to the next leads; nobody stands anywhere before the first step. */
export function stepTo(at: number, step: 1 | -1, rows: number): number {
  if (at < 0) return step === 1 ? 0 : rows - 1;
  return Math.max(0, Math.min(rows - 1, at + step));
}

const steps: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * Walks through the rows of a list by j and k, or the arrows once inside, with the focus on what opens the row: so Enter
 * does. Space chooses where rows can be chosen, with Shift up to there; `/` goes to the search. What opens a row carries
 * `data-row`, the row's id.
 */
export function useListKeys(onToggle: ((id: string, range: boolean) => void) | undefined): void {
  const toggle = useRef(onToggle);
  toggle.current = onToggle;
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (isTyping(event)) return;
      const links = [...document.querySelectorAll<HTMLElement>("[data-row]")];
      const row = event.target instanceof Element ? event.target.closest("tr, li") : null;
      const at = links.findIndex((link) => row?.contains(link));
      const step = steps[event.key];
      if (step && links.length > 0 && (at >= 0 || event.key.length === 1))
        links[stepTo(at, step, links.length)]?.focus();
      else if (event.key === " " && at >= 0 && toggle.current && event.target === links[at])
        toggle.current(links[at]?.dataset.row ?? "", event.shiftKey);
      else if (event.key === "/")
        document.querySelector<HTMLElement>("main input[type=search]")?.focus();
      else return;
      event.preventDefault();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
