import { Skeleton } from "@/components/ui/skeleton";
import styles from "./table.module.css";

const widths = ["62%", "48%", "70%", "55%", "64%", "51%", "58%", "66%", "46%", "60%"];

/** The shape of a list that is being read. */
export function ListSkeleton() {
  return (
    <table className={styles.table} aria-hidden="true">
      <tbody>
        {widths.map((width) => (
          <tr key={width}>
            <td>
              <Skeleton width={width} />
            </td>
            <td style={{ width: 120 }}>
              <Skeleton width="80px" />
            </td>
            <td style={{ width: 96 }}>
              <Skeleton width="56px" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
