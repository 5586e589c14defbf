import styles from "./meter.module.css";

/** A bar for a share from 0 to 1. It adds nothing to the number beside it, so readers of speech skip it. */
export function Meter({ share, tone }: { share: number; tone?: "breach" | "near" | "unknown" }) {
  const width = `${Math.min(1, Math.max(0, share)) * 100}%`;
  return (
    <span className={styles.meter} aria-hidden="true">
      <span className={tone && styles[tone]} style={{ width }} />
    </span>
  );
}
