import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/moment";
import type { SourceDetail } from "@/lib/sources/model";

/** Why the latest run did not complete, what still holds, and what to do. */
export function FailureNotice({
  source: { state, message, failureCause, lastCompleteAt, nextSyncAt },
}: {
  source: SourceDetail;
}) {
  const t = useTranslations("sources");
  if (state === "ok" || state === "never") return null;
  return (
    <Callout
      tone={state === "failing" ? "breach" : "stale"}
      title={t(state === "failing" ? "failed" : "late")}
    >
      {message && (
        <p className="mono" lang="en">
          {message}
        </p>
      )}
      <p>
        {failureCause && `${t(`todo.${failureCause}`)} `}
        {lastCompleteAt &&
          t.rich("stillHolds", { at: () => <Moment key="at" at={lastCompleteAt} /> })}
        {nextSyncAt && <> {t.rich("nextTry", { at: () => <Moment key="at" at={nextSyncAt} /> })}</>}
      </p>
    </Callout>
  );
}
