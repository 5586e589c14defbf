import type { ReactNode } from "react";

/** A part that scrolls by itself, and so must be reachable by keyboard (WCAG 2.1.1). The class says how far it goes. */
export function ScrollArea({
  label,
  className,
  busy,
  children,
}: {
  label: string;
  className: string | undefined;
  busy?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as said above; the rule knows no scrolling.
    <section className={className} tabIndex={0} aria-label={label} aria-busy={busy}>
      {children}
    </section>
  );
}
