"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Blank } from "@/components/ui/blank";
import { Card } from "@/components/ui/card";
import { StateIcon } from "@/components/ui/state-icon";
import { sourcesQuery } from "@/lib/sources/client";
import { isAwaited } from "./awaited";
import { SourceDetailView, type SourceRights } from "./source-detail-view";
import { SourceRow } from "./source-row";
import styles from "./sources.module.css";

/** Between being asked for and begun, a sync waits in the queue: so often is looked whether it has. */
const askAgainMs = 1000;

/** Every source with its health; the one the address names is opened below. Progress is live while a sync runs. */
export function SourcesView(may: SourceRights) {
  const t = useTranslations("sources");
  const chosen = useSearchParams().get("source");
  const [awaited, setAwaited] = useState<readonly string[]>([]);
  const { data, refetch } = useQuery(sourcesQuery());
  const waiting = isAwaited(data?.items ?? [], awaited);

  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void refetch(), askAgainMs);
    return () => clearInterval(timer);
  }, [waiting, refetch]);

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
              maySync={may.maySync}
              onQueued={() => setAwaited((before) => [...before, source.lastRun?.id ?? source.id])}
            />
          ))}
        </ul>
      </Card>
      <SourceDetailView id={open.id} may={may} />
    </>
  );
}
