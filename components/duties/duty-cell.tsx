import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Names } from "@/components/inventory/secret-words";
import { type Duty, holderText } from "@/lib/duties/model";
import type { DutyRow } from "@/lib/duties/model/matrix";
import { rowsOf } from "@/lib/duties/model/search";
import styles from "./duties.module.css";
import { HolderState } from "./holder-state";

/** Who has a duty for a service's secrets, gaps first, each leading to the rows it is about. */
export function DutyCell({
  url,
  names,
  row: { service, secrets, cells },
  duty,
}: {
  url: URLSearchParams;
  names: Names;
  row: DutyRow;
  duty: Duty;
}) {
  const t = useTranslations("duty");
  const format = useFormatter();
  const { holders, others } = cells[duty];
  return (
    <ul className={styles.cell}>
      {holders.map(({ holder, gap, secrets: count }) => (
        <li key={`${gap} ${holder?.kind} ${holder?.id}`}>
          <Link
            href={rowsOf(
              url,
              service,
              `${duty}.${gap ?? "living"}${holder === null ? "" : `.${holderText(holder)}`}`,
            )}
          >
            <HolderState holder={holder} gap={gap} names={names} />
          </Link>
          {count < secrets && (
            <span className="t12 ink3">{t("count", { count: format.number(count) })}</span>
          )}
        </li>
      ))}
      {others > 0 && <li className="t12 ink3">{t("others", { count: format.number(others) })}</li>}
    </ul>
  );
}
