import clsx from "clsx";
import Link from "next/link";
import styles from "./brand.module.css";

/** The mark: a key on indigo. */
export function Mark({ large }: { large?: boolean }) {
  return (
    <span className={clsx(styles.mark, large && styles.large)}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="5.25" cy="10.75" r="3" />
        <path d="m7.4 8.6 6.1-6.1M11 5l2 2" />
      </svg>
    </span>
  );
}

/** Mark and name, leading home. */
export function Brand({ collapsed }: { collapsed?: boolean }) {
  return (
    <Link
      className={clsx(styles.brand, collapsed && styles.collapsed)}
      href="/"
      aria-label="Kagimori"
    >
      <Mark />
      {!collapsed && (
        <span>
          Kagimori <small lang="ja">鍵守</small>
        </span>
      )}
    </Link>
  );
}
