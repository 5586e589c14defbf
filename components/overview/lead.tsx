import clsx from "clsx";
import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import type { Kpi } from "@/lib/kpis/model";
import type { Headline } from "@/lib/open-items/model";
import styles from "./lead.module.css";
import { itemHref, type OverviewParams } from "./links";
import { useSentence } from "./use-sentence";

/** One sentence in plain words: what changed, and the one thing to do first, with the way there. */
export function Lead({
  kpis,
  headline,
  params,
  teamNames,
  sourceNames,
}: {
  kpis: readonly Kpi[];
  headline: Headline;
  params: OverviewParams;
  teamNames: Readonly<Record<string, string>>;
  sourceNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations();
  const sentence = useSentence(kpis, headline, { teamNames, sourceNames });
  const { first } = headline;
  const before = kpis.find((kpi) => kpi.previous)?.previous?.day;
  const parts: ReactNode[] = sentence.map(({ key, values }) =>
    t.rich(key, { ...values, b: (text) => <strong>{text}</strong> }),
  );

  return (
    <section className={clsx("stack", styles.lead)} aria-labelledby="lead">
      <div className={clsx(styles.head, "no-print")}>
        <p className="t12 ink3">
          {before ? t("overview.compared", { day: before }) : t("overview.comparedNone")}
        </p>
        {first && first.inScope > 0 && (
          <ButtonLink variant="primary" href={itemHref(params, first)}>
            {t("lead.see", { count: first.inScope })}
            <ArrowRight />
          </ButtonLink>
        )}
      </div>
      <h1 id="lead">
        {parts.map((part, index) => (
          <span key={sentence[index]?.key}>
            {index > 0 && t("lead.space")}
            {part}
          </span>
        ))}
      </h1>
    </section>
  );
}
