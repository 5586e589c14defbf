"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { Segmented } from "@/components/ui/segmented";
import type { Import, RowKind } from "@/lib/registers/model";
import { firstKind, rowKinds } from "@/lib/registers/model/kinds";
import { ApplyForm } from "./apply-form";
import { DecideImport } from "./decide-import";
import { ImportRows } from "./import-rows";
import styles from "./registers.module.css";

/** What a file would do or did, row by row, and what can be done about it. */
export function ImportView({
  made,
  own,
  mayDecide,
}: {
  made: Import;
  own: boolean;
  mayDecide: boolean;
}) {
  const t = useTranslations("registers");
  const words = useTranslations("declarations");
  const format = useFormatter();
  const locale = useLocale();
  const { counts, effect, columns, state } = made;
  const there = rowKinds.filter((kind) => counts[kind] > 0);
  const [kind, setKind] = useState<RowKind>(firstKind(counts));
  const notRead = columns.filter(({ field }) => field === null).map(({ name }) => name);
  const leaves = effect.ownedByLeavers > 0 || effect.leaderless.length > 0;
  return (
    <>
      <Card
        title={`${words(`section.${made.register}`)} · ${made.fileName}`}
        note={t(`importState.${state}`)}
        aside={
          <ButtonLink size="small" href={`/settings/registers?register=${made.register}`}>
            {t("back")}
          </ButtonLink>
        }
      >
        <CardBody className={styles.form ?? ""}>
          <div className={styles.facts}>
            <span>
              {made.uploadedBy} <Moment at={made.uploadedAt} /> · {t(`encoding.${made.encoding}`)} ·{" "}
              {t("bytes", { size: format.number(Math.ceil(made.bytes / 1024)) })}
            </span>
            <span>
              {t("read", {
                columns: columns
                  .filter(({ field }) => field !== null)
                  .map(({ name }) => name)
                  .join(words("and")),
              })}
            </span>
            {notRead.length > 0 && (
              <span className="ink3">{t("notRead", { columns: notRead.join(words("and")) })}</span>
            )}
            {made.reason && <span>{t("said", { reason: made.reason })}</span>}
            {made.decidedBy && made.decidedAt && (
              <span>
                {t("decidedBy", { who: made.decidedBy })} <Moment at={made.decidedAt} />
                {made.approval === "alone" && ` · ${words("alone")}`}
              </span>
            )}
          </div>
          {counts.bad > 0 && (
            <Callout
              tone="near"
              title={t("setAside", { count: counts.bad })}
              action={
                <a
                  className={buttonClass({ size: "small" })}
                  href={`/api/v1/register-imports/${made.id}/bad?header=${locale === "en" ? "en" : "ja"}`}
                  download
                >
                  {t("downloadBad")}
                </a>
              }
            >
              {t("setAsideWhy")}
            </Callout>
          )}
          {leaves && (
            <Callout tone="breach" title={t("leaversOwn", { count: effect.ownedByLeavers })}>
              {effect.leaderless.length > 0 &&
                t("leaderless", { teams: effect.leaderless.join(words("and")) })}
            </Callout>
          )}
          {state === "preview" && <ApplyForm made={made} />}
          {state === "proposed" && <DecideImport id={made.id} own={own} mayDecide={mayDecide} />}
        </CardBody>
      </Card>
      <Card
        title={t("rows")}
        note={t(state === "preview" ? "nothingYet" : "asLookedAt")}
        aside={<span className="t12 ink3">{t("total", { count: totalOf(made) })}</span>}
      >
        <CardBody className={styles.kinds ?? ""}>
          <Segmented label={t("rows")}>
            {there.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === kind}
                onClick={() => setKind(one)}
              >
                {t(`kind.${one}`)} {format.number(counts[one])}
              </button>
            ))}
          </Segmented>
        </CardBody>
        {there.length === 0 ? (
          <CardBody>{t("noRows")}</CardBody>
        ) : (
          <ImportRows key={kind} made={made} kind={kind} />
        )}
      </Card>
    </>
  );
}

/** Rows of the file: whom it does not name is none. */
const totalOf = ({ counts }: Import) =>
  rowKinds.reduce((sum, kind) => sum + (kind === "missing" ? 0 : counts[kind]), 0);
