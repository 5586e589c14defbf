"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import { questionOf, questions } from "@/lib/access-history/model/questions";

/** Questions asked again and again, as links; below, what the chosen one means. */
export function QuestionTabs() {
  const t = useTranslations("accessHistory");
  const url = new URLSearchParams(useSearchParams());
  const current = questionOf(url);
  const scope = [...url].filter(([key]) => ["team", "service", "backend"].includes(key));
  return (
    <div className="stack">
      <Tabs
        label={t("questions")}
        tabs={questions.map(({ id, query }) => {
          const params = new URLSearchParams(query);
          for (const [key, value] of scope) params.append(key, value);
          return {
            href: params.size > 0 ? `/access-history?${params}` : "/access-history",
            label: t(`question.${id}`),
            current: current === id,
          };
        })}
      />
      {current && <p className="t12 ink2">{t(`questionWhy.${current}`)}</p>}
    </div>
  );
}
