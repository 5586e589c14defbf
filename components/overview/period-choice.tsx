import Link from "next/link";
import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { PeriodName } from "@/lib/kpis/model";
import { type OverviewParams, overviewHref } from "./links";

/** The period of the figures of what happened; the others are about an instant. */
export function PeriodChoice({ params }: { params: OverviewParams }) {
  const t = useTranslations("overview");
  const chosen = PeriodName.safeParse([params.period ?? []].flat()[0]).data ?? "month";
  return (
    <Segmented label={t("period")}>
      {PeriodName.options.map((name) => (
        <Link
          key={name}
          href={overviewHref(params, { period: name })}
          scroll={false}
          aria-current={name === chosen ? "true" : undefined}
        >
          {t(`periods.${name}`)}
        </Link>
      ))}
    </Segmented>
  );
}
