/** Pixels kept free around an overlay. */
const gap = 6;
const edge = 16;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where an overlay of this size stands beside `anchor`: under it, above it where there is no room below, and never
 * beyond the window. Pixels of the viewport. Pure.
 */
export function besideOf(
  anchor: Box,
  size: { readonly width: number; readonly height: number },
  viewport: { readonly width: number; readonly height: number },
  align: "start" | "end",
): { left: number; top: number } {
  const wanted = align === "start" ? anchor.left : anchor.right - size.width;
  const left = Math.max(edge, Math.min(wanted, viewport.width - size.width - edge));
  const below = anchor.bottom + gap;
  const above = anchor.top - gap - size.height;
  const fits = below + size.height + edge <= viewport.height || above < edge;
  return { left, top: fits ? below : above };
}

/** Moves an open popover (the parent of its content) beside the button that opened it. */
export function placeBeside(
  content: HTMLElement,
  opener: HTMLElement,
  align: "start" | "end",
): void {
  const surface = content.parentElement;
  if (!surface) return;
  const { left, top } = besideOf(
    opener.getBoundingClientRect(),
    { width: surface.offsetWidth, height: surface.offsetHeight },
    { width: window.innerWidth, height: window.innerHeight },
    align,
  );
  surface.style.left = `${left}px`;
  surface.style.top = `${top}px`;
}
