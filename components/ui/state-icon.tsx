/** How a state looks. Each tone has a shape of its own, so that colour is never the only sign. */
export type Tone = "ok" | "near" | "breach" | "unknown" | "info" | "stale" | "exempt";

const shapes = {
  ok: (
    <>
      <circle data-fill cx="8" cy="8" r="6.25" />
      <path data-cut d="m5 8.25 2.1 2.1L11 6.3" />
    </>
  ),
  near: (
    <>
      <path data-fill d="M8 2.25 14.25 13H1.75L8 2.25Z" />
      <path data-cut d="M8 6.25v3M8 11.15v.05" />
    </>
  ),
  breach: (
    <>
      <path data-fill d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4L5.4 1.75Z" />
      <path data-cut d="m5.75 5.75 4.5 4.5M10.25 5.75l-4.5 4.5" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="2.4 2.2" />
      <path d="M6.4 6.35A1.65 1.65 0 1 1 8 8.4v.7M8 11.1v.05" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  stale: (
    <>
      <circle data-fill cx="8" cy="8" r="6.25" />
      <path data-cut d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  exempt: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m3.75 12.25 8.5-8.5" />
    </>
  ),
} satisfies Record<Tone, React.ReactNode>;

/** The mark of a state: circle, triangle, octagon or broken circle. Always beside a word. */
export function StateIcon({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={className} data-state-icon aria-hidden="true">
      {shapes[tone]}
    </svg>
  );
}
