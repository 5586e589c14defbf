import { X } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./chip.module.css";

/** One condition in force, with a button that lifts it. */
export function Chip({
  name,
  removeLabel,
  onRemove,
  children,
}: {
  name: string;
  removeLabel: string;
  onRemove: () => void;
  children: ReactNode;
}) {
  return (
    <span className={styles.chip}>
      <span className={styles.name}>{name}</span> {children}
      <button type="button" className={styles.remove} aria-label={removeLabel} onClick={onRemove}>
        <X />
      </button>
    </span>
  );
}
