"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Card, CardBody } from "@/components/ui/card";
import { Crumbs, PageHead } from "@/components/ui/page-head";
import { State } from "@/components/ui/state";
import { Timeline } from "@/components/ui/timeline";
import { requestQuery, usesQuery } from "@/lib/break-glass/client";
import { usesOfRequest } from "@/lib/break-glass/model/search";
import styles from "./break-glass.module.css";
import { RequestActs } from "./request-acts";
import { RequestFacts } from "./request-facts";
import { stateTone } from "./tones";
import { UsesTable } from "./uses-table";

/** One request: what was asked for, everything that was done to it, and the reads held against it. */
export function RequestDetail({
  id,
  mayRead,
  teamNames,
}: {
  id: string;
  mayRead: boolean;
  teamNames: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("breakGlass");
  const nav = useTranslations("nav");
  const { data: request } = useQuery(requestQuery(id));
  const { data: uses } = useQuery(usesQuery(usesOfRequest(id)));
  if (!request) return null;
  const steps = [...request.steps].reverse();
  return (
    <>
      <Crumbs
        label={t("crumbs")}
        steps={[{ label: nav("breakGlass"), href: "/break-glass" }, { label: request.label }]}
      />
      <PageHead
        title={
          <span className="row wrap">
            {request.label} {request.person.name}
            <State tone={stateTone[request.state]} soft>
              {t(`state.${request.state}`)}
            </State>
            {request.emergency && (
              <State tone="near" soft>
                {t("emergency")}
              </State>
            )}
            {request.approval === "overdue" && (
              <State tone="breach">{t("due.decideOverdue")}</State>
            )}
            {request.review === "overdue" && <State tone="breach">{t("due.reviewOverdue")}</State>}
          </span>
        }
        sub={t("grantsNothing")}
        actions={<RequestActs request={request} />}
      />
      <div className={styles.columns}>
        <RequestFacts request={request} teamNames={teamNames} />
        <Card title={t("steps")}>
          <CardBody>
            <Timeline
              items={steps.map(({ at, kind, actor, reason, approvers }) => ({
                id: `${kind}-${at}`,
                at,
                ...(kind === "rejected" ? { mark: "breach" as const } : { mark: "brand" as const }),
                content: (
                  <div className={styles.two}>
                    <strong>{t(`step.${kind}`, { person: actor.name })}</strong>
                    <span className={styles.quote}>{reason}</span>
                    {approvers !== null && (
                      <span className={styles.small}>
                        {t("approversTold", { count: approvers })}
                      </span>
                    )}
                  </div>
                ),
              }))}
            />
          </CardBody>
        </Card>
      </div>
      <Card title={t("usesOf")} note={t("edgeNote")}>
        {uses && uses.items.length > 0 ? (
          <UsesTable uses={uses.items} teamNames={teamNames} mayRead={mayRead} />
        ) : (
          <CardBody>
            <p className={styles.small}>{t("usesOfNone")}</p>
          </CardBody>
        )}
      </Card>
    </>
  );
}
