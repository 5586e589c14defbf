import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Ago } from "@/components/ui/ago";
import { Button } from "@/components/ui/button";
import { useProblemText } from "@/components/ui/problem-text";
import { State } from "@/components/ui/state";
import { useToast } from "@/components/ui/toast";
import { syncSource } from "@/lib/sources/client";
import type { Source } from "@/lib/sources/model";
import { RunProgress } from "./run-progress";
import styles from "./sources.module.css";
import { rightsTone, stateTone } from "./tones";

/** One source: health, last complete sync, what it holds, whether our identity could read values, and a sync now. */
export function SourceRow({
  source,
  current,
  maySync,
  onQueued,
}: {
  source: Source;
  current: boolean;
  maySync: boolean;
  onQueued: () => void;
}) {
  const t = useTranslations();
  const format = useFormatter();
  const notify = useToast();
  const problem = useProblemText();
  const queries = useQueryClient();
  const { id, label, kind, state, lastCompleteAt, message, places, rights, lastRun } = source;
  const inventory = kind !== "cloudtrail" && kind !== "vault-audit";
  const sync = useMutation({
    ...syncSource(),
    onSuccess({ queued }) {
      if (inventory) onQueued(); // a log is looked at without runs
      const words = inventory ? "sources" : "logs";
      notify("ok", t(queued ? `${words}.queued` : `${words}.alreadyQueued`, { label }));
      return queries.invalidateQueries({ queryKey: ["sources"] });
    },
    onError: (error) => notify("breach", problem(error)),
  });
  const running = lastRun?.status === "running";
  const all = places.ok + places.failing + places.lost;

  return (
    <li id={id} className={styles.row} data-current={current || undefined}>
      <div>
        <Link
          className={styles.name}
          href={`/sources?${new URLSearchParams({ source: id })}`}
          scroll={false}
          aria-current={current ? "true" : undefined}
        >
          {label}
        </Link>
        <span className={styles.small}>{t(`backend.${kind}`)}</span>
      </div>
      <div>
        <State tone={stateTone[state]} title={message ?? undefined}>
          {t(`sources.state.${state}`)}
        </State>
        <span className={styles.small}>
          {lastCompleteAt ? <Ago at={lastCompleteAt} /> : t("sources.neverComplete")}
        </span>
      </div>
      <div>
        {source.entries === null
          ? t("ui.none")
          : t("sources.entries", { count: format.number(source.entries) })}
        {inventory && (
          <span className={styles.small}>
            {t("sources.places", { ok: places.ok, all })}
            {places.lost > 0 && t("sources.lost", { count: places.lost })}
          </span>
        )}
      </div>
      <div>
        {inventory && (
          <>
            <State tone={rightsTone(rights)}>
              {t(`sources.rights.${rights?.values ?? "not-tested"}`)}
            </State>
            <span className={styles.small}>
              {rights && t("sources.rights.tested", { count: format.number(rights.tested) })}
            </span>
          </>
        )}
      </div>
      <div className={styles.acts}>
        {maySync && (
          <Button size="small" disabled={running || sync.isPending} onClick={() => sync.mutate(id)}>
            <RefreshCw />
            {t(inventory ? "sources.syncNow" : "logs.readNow")}
          </Button>
        )}
      </div>
      {running && lastRun && <RunProgress run={lastRun} mayCancel={maySync} />}
    </li>
  );
}
