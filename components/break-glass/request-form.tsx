"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { useFieldProblems, useProblemText } from "@/components/ui/problem-text";
import { useSpanText } from "@/components/ui/span-text";
import { useToast } from "@/components/ui/toast";
import { askForAccess } from "@/lib/break-glass/client";
import type { BreakGlassSummary } from "@/lib/break-glass/model";
import { fromWallTime, wallTime } from "@/lib/i18n/wall-time";
import styles from "./break-glass.module.css";
import { type Picked, SecretPicker } from "./secret-picker";

const hour = 3_600_000;

/** Asks for a window, or begins one at once in an emergency. */
export function RequestForm({
  rules,
  preset,
}: {
  rules: BreakGlassSummary["rules"];
  preset: readonly Picked[];
}) {
  const t = useTranslations("breakGlass.form");
  const ui = useTranslations("ui");
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow().getTime();
  const span = useSpanText();
  const router = useRouter();
  const queries = useQueryClient();
  const notify = useToast();
  const problem = useProblemText();
  const [picked, setPicked] = useState<Picked[]>([...preset]);
  const [emergency, setEmergency] = useState(false);
  const ask = useMutation({
    ...askForAccess(),
    async onSuccess({ id, number, approvers }) {
      notify("ok", t(emergency ? "begun" : "asked", { label: `BG-${number}`, approvers }));
      await queries.invalidateQueries({ queryKey: ["break-glass"] });
      router.push(`/break-glass/${id}`);
    },
  });
  const fields = useFieldProblems(ask.error);
  const wrong = (field: string) => (fields[field] ? { error: fields[field] } : {});
  const at = (time: number) => wallTime(new Date(time), timeZone);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const time = (name: string) => fromWallTime(text(name), timeZone)?.toISOString();
    ask.mutate({
      secretIds: picked.map(({ id }) => id),
      path: text("path") || undefined,
      reason: text("reason"),
      ticket: text("ticket") || undefined,
      from: emergency ? undefined : time("from"),
      to: time("to") ?? "",
      emergency,
    });
  }

  return (
    <Card>
      <form className={styles.form} onSubmit={submit}>
        <SecretPicker picked={picked} onChange={setPicked} error={fields.secretIds} />
        <Field
          label={t("path")}
          help={t("pathHelp")}
          name="path"
          maxLength={1000}
          {...wrong("path")}
        />
        <Field
          label={t("reason")}
          help={t("reasonHelp")}
          name="reason"
          maxLength={2000}
          required
          {...wrong("reason")}
        />
        <Field label={t("ticket")} name="ticket" maxLength={200} {...wrong("ticket")} />
        <label className={styles.check}>
          <Checkbox checked={emergency} onChange={(event) => setEmergency(event.target.checked)} />
          <span>
            {t("emergency")}
            <br />
            <span className={styles.small}>
              {t("emergencyHelp", { within: span(rules.approveWithin * 1000) })}
            </span>
          </span>
        </label>
        <div className={styles.pair}>
          {!emergency && (
            <Field
              label={t("from", { zone: timeZone })}
              name="from"
              type="datetime-local"
              required
              defaultValue={at(now)}
              suppressHydrationWarning
              {...wrong("from")}
            />
          )}
          <Field
            key={String(emergency)}
            label={t("to", { zone: timeZone })}
            help={t("longest", {
              span: span((emergency ? rules.longestEmergency : rules.longestWindow) * 1000),
            })}
            name="to"
            type="datetime-local"
            required
            defaultValue={at(now + hour)}
            suppressHydrationWarning
            {...wrong("to")}
          />
        </div>
        {ask.error && (
          <Callout tone="breach" alert>
            {problem(ask.error)}
          </Callout>
        )}
        <div className="row wrap">
          <Button type="submit" variant="primary" disabled={ask.isPending}>
            {t(emergency ? "begin" : "ask")}
          </Button>
          <ButtonLink href="/break-glass">{ui("cancel")}</ButtonLink>
        </div>
      </form>
    </Card>
  );
}
