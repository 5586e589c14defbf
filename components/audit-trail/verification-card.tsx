import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import { useProblemText } from "@/components/ui/problem-text";
import { State } from "@/components/ui/state";
import { useToast } from "@/components/ui/toast";
import { verificationQuery, verifyNow } from "@/lib/audit-trail/client";
import type { Verification } from "@/lib/audit-trail/model/verification";
import { placeTones, verificationTone } from "./tones";

/** A verification takes a while in the queue: so often is looked whether it has come. */
const askAgainMs = 1500;

/** Up to where the trail is proved, and by which checkpoints outside the database. */
export function VerificationCard() {
  const t = useTranslations("auditTrail");
  const notify = useToast();
  const problem = useProblemText();
  const queries = useQueryClient();
  const { data: found, refetch } = useQuery(verificationQuery());
  const [before, setBefore] = useState<string | null | undefined>(undefined);
  const waiting = before !== undefined && found?.checkedAt === before;
  const verify = useMutation({
    ...verifyNow(),
    onSuccess: () => setBefore(found?.checkedAt ?? null),
    onError: (error) => notify("breach", problem(error)),
  });

  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void refetch(), askAgainMs);
    return () => {
      clearInterval(timer);
      void queries.invalidateQueries({ queryKey: ["audit-trail"] });
    };
  }, [waiting, refetch, queries]);

  if (!found) return null;
  return (
    <Card
      title={t("verification")}
      note={t("verificationNote")}
      aside={
        <Button size="small" disabled={verify.isPending || waiting} onClick={() => verify.mutate()}>
          {t(waiting ? "verifying" : "verifyNow")}
        </Button>
      }
    >
      <CardBody>
        <Sentence found={found} />
      </CardBody>
      <Places places={found.places} />
    </Card>
  );
}

function Sentence({ found }: { found: Verification }) {
  const t = useTranslations("auditTrail");
  const format = useFormatter();
  const { broken, entries, checkedAt, verifiedUntil } = found;
  if (broken)
    return (
      <Callout tone="breach" title={t("broken")}>
        {t(`reason.${broken.reason}`, { sequence: broken.sequence, from: broken.from })}{" "}
        {t("brokenTodo")}
      </Callout>
    );
  return (
    <p>
      <State tone={verificationTone(found)} soft>
        {checkedAt === null ? (
          t("neverVerified")
        ) : (
          <>
            {t("verifiedUntil", { entries: format.number(entries) })}{" "}
            {verifiedUntil && <Moment at={verifiedUntil.at} />}
          </>
        )}
      </State>{" "}
      {checkedAt && (
        <small className="ink3">
          {t("checkedAt")} <Moment at={checkedAt} />
        </small>
      )}
    </p>
  );
}

function Places({ places }: { places: Verification["places"] }) {
  const t = useTranslations("auditTrail");
  const format = useFormatter();
  if (places.length === 0) return null;
  return (
    <DefinitionList
      items={places.map(({ label, state, checkpoints, newest, message }, index) => ({
        term: `${t("checkpointsAt")} ${index + 1}`,
        value: (
          <>
            <State tone={placeTones[state]} title={message ?? undefined}>
              {t(`place.${state}`)}
            </State>{" "}
            <code>{label}</code>
          </>
        ),
        note: (
          <>
            {t(state === "sent" ? "sentLast" : "checkpoints", {
              count: format.number(checkpoints),
            })}{" "}
            {newest && <Moment at={newest.at} />}
          </>
        ),
      }))}
    />
  );
}
