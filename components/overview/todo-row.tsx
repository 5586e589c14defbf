import clsx from "clsx";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import tableStyles from "@/components/data-table/table.module.css";
import { ButtonLink } from "@/components/ui/button";
import { State } from "@/components/ui/state";
import type { OpenItem } from "@/lib/open-items/model";
import { isHighRisk } from "./todo";
import styles from "./todo-card.module.css";

/** One thing to do. It leads to its rows as far as the viewer may open them. */
export function TodoRow({ item, href }: { item: OpenItem; href: string }) {
  const t = useTranslations();
  const format = useFormatter();
  const high = isHighRisk(item);
  const { count, inScope, daysPastDue, services } = item;
  const what = item.duty
    ? t("todo.duty", { duty: t(`duty.name.${item.duty}`) })
    : t(`todo.class.${item.class}`);
  const counted = (number: number) => `${format.number(number)}${t("unit.items")}`;
  return (
    <tr>
      <td>
        <State tone={high ? "breach" : "near"}>{t(high ? "todo.high" : "todo.medium")}</State>
      </td>
      <td className={tableStyles.wrap}>
        {inScope > 0 ? (
          <Link className={styles.what} href={href}>
            {what}
          </Link>
        ) : (
          <span className={styles.what}>{what}</span>
        )}
      </td>
      <td className={clsx(tableStyles.quiet, styles.optional)}>
        {services.join(t("inventory.or"))}
      </td>
      <td className={tableStyles.number}>
        {inScope === count ? (
          <Link href={href}>{counted(count)}</Link>
        ) : (
          <>
            {counted(count)}
            {inScope > 0 && (
              <>
                {" "}
                <Link href={href}>{t("todo.inScope", { count: format.number(inScope) })}</Link>
              </>
            )}
          </>
        )}
      </td>
      <td className={clsx(tableStyles.number, tableStyles.quiet, styles.optional)}>
        {daysPastDue === null ? t("ui.none") : t("time.span.days", { count: daysPastDue })}
      </td>
      <td className={clsx(tableStyles.number, styles.optional)}>
        {inScope > 0 && (
          <ButtonLink size="small" href={href}>
            {t("todo.open")}
          </ButtonLink>
        )}
      </td>
    </tr>
  );
}
