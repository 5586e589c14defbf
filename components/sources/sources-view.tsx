"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Blank } from "@/components/ui/blank";
import { Card } from "@/components/ui/card";
import { StateIcon } from "@/components/ui/state-icon";
import { sourcesQuery } from "@/lib/sources/client";
import { SourceDetailView } from "./source-detail-view";
import { SourceRow } from "./source-row";
import styles from "./sources.module.css";

/** Every source with its health; the one the address names is opened below. Progress is live while a sync runs. */
export function SourcesView({ maySync, mayDecide }: { maySync: boolean; mayDecide: boolean }) {
  const t = useTranslations("sources");
  const chosen = useSearchParams().get("source");
  const { data } = useQuery(sourcesQuery());
  const sources = data?.items ?? [];
  const open = sources.find(({ id }) => id === chosen) ?? sources[0];

  if (!open)
    return (
      <Card>
        <Blank icon={<StateIcon tone="unknown" />} title={t("none")}>
          <p>{t("noneWhy")}</p>
        </Blank>
      </Card>
    );
  return (
    <>
      <Card title={t("list")} note={t("listNote")}>
        <ul className={styles.list}>
          {sources.map((source) => (
            <SourceRow
              key={source.id}
              source={source}
              current={source.id === open.id}
              maySync={maySync}
            />
          ))}
        </ul>
      </Card>
      <SourceDetailView id={open.id} mayDecide={mayDecide} />
    </>
  );
}
