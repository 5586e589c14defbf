import styles from "./skeleton.module.css";

/** A bone of the shape that is about to appear: same size, so that nothing jumps. Widths and heights are CSS lengths. */
export function Skeleton({
  width = "100%",
  height = "12px",
  margin,
}: {
  width?: string;
  height?: string;
  margin?: string;
}) {
  return <span className={styles.skeleton} style={{ width, height, margin }} aria-hidden="true" />;
}
