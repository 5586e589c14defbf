import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import styles from "./page-skeleton.module.css";

const cards = ["a", "b", "c", "d"];
const rows = ["62%", "48%", "70%", "55%", "64%", "51%", "58%", "66%"];

/** The shape of a page that is being read: head, four figures where there are any, and a table. */
export function PageSkeleton({ figures }: { figures?: boolean }) {
  const t = useTranslations("ui");
  return (
    <>
      <p className="sr" role="status">
        {t("loading")}
      </p>
      <div className="stack">
        <Skeleton width="160px" height="24px" margin="4px 0" />
        <Skeleton width="320px" height="12px" margin="4px 0" />
      </div>
      {figures && (
        <div className={styles.cards}>
          {cards.map((card) => (
            <div key={card} className={styles.card}>
              <Skeleton width="60%" margin="4px 0" />
              <Skeleton width="48%" height="28px" margin="8px 0" />
              <Skeleton width="84%" margin="10px 0" />
              <Skeleton width="70%" margin="10px 0" />
              <Skeleton height="48px" margin="12px 0 8px" />
              <Skeleton width="50%" margin="4px 0" />
            </div>
          ))}
        </div>
      )}
      <div className={styles.block}>
        {rows.map((width) => (
          <Skeleton key={width} width={width} margin="14px 0" />
        ))}
      </div>
    </>
  );
}
