"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import { SelectField } from "@/components/ui/select-field";
import { makeRule, tryRule } from "@/lib/access-history/principals/client";
import { type Draft, draftOf, matchKeys, ruleKinds } from "./draft";
import styles from "./rule-form.module.css";
import { TrialResult } from "./trial-result";

/** A rule is tried first: what it would change is shown, and only that very rule can then be saved. */
export function RuleForm({ services }: { services: Readonly<Record<string, string>> }) {
  const t = useTranslations("principals");
  const problem = useProblemText();
  const router = useRouter();
  const form = useId();
  const [kind, setKind] = useState<string>("workload");
  const [tried, setTried] = useState<Draft | null>(null);
  const [incomplete, setIncomplete] = useState(false);
  const trial = useMutation(tryRule());
  const make = useMutation({
    ...makeRule(),
    onSuccess() {
      setTried(null);
      trial.reset();
      router.refresh();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const draft = draftOf(data);
    setIncomplete(draft === null);
    if (draft === null) return;
    const saves = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "save";
    if (saves) return make.mutate({ rule: draft, reason: String(data.get("reason") ?? "").trim() });
    setTried(draft);
    trial.mutate(draft);
  }
  const error = make.error ?? trial.error;

  return (
    <Card title={t("newRule")} note={t("newRuleNote")}>
      <CardBody>
        <form
          id={form}
          className={styles.form}
          onSubmit={submit}
          onChange={(event) => {
            // Why it is made changes nothing of the rule that was tried.
            if (!(event.target instanceof HTMLInputElement && event.target.name === "reason"))
              setTried(null);
          }}
        >
          <Field label={t("ruleId")} name="id" required maxLength={64} />
          <SelectField
            label={t("matchKey")}
            name="key"
            options={matchKeys.map((key) => ({ value: key, label: t(`key.${key}`) }))}
          />
          <Field
            label={t("pattern")}
            help={t("patternHelp")}
            name="pattern"
            required
            maxLength={500}
          />
          <SelectField
            label={t("is")}
            name="kind"
            value={kind}
            onChange={(event) => setKind(event.target.value)}
            options={ruleKinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          />
          {kind === "workload" && (
            <SelectField
              label={t("service")}
              name="service"
              options={[
                { value: "", label: t("noService") },
                ...Object.entries(services).map(([value, label]) => ({ value, label })),
              ]}
            />
          )}
          {kind === "person" && <Field label={t("person")} help={t("personHelp")} name="person" />}
          {kind === "workload" && (
            <label className={styles.check}>
              <input type="checkbox" name="rotates" /> {t("rotatesLabel")}
            </label>
          )}
          {tried && trial.data && (
            <Field
              label={t("reason")}
              help={t("reasonHelp")}
              name="reason"
              required
              maxLength={500}
            />
          )}
        </form>
        {incomplete && (
          <Callout tone="breach" alert title={t("incomplete")}>
            {t("incompleteWhy")}
          </Callout>
        )}
        {error && (
          <Callout tone="breach" alert title={t("refused")}>
            {problem(error)}
          </Callout>
        )}
        {make.data && !tried && (
          <Callout tone="ok" title={t("made", { id: make.data.id, count: make.data.changed })} />
        )}
        {tried && trial.data && <TrialResult trial={trial.data} />}
        <p className="row">
          <Button type="submit" form={form} value="try" disabled={trial.isPending}>
            {t("try")}
          </Button>
          {tried && trial.data && (
            <Button
              type="submit"
              form={form}
              value="save"
              variant="primary"
              disabled={make.isPending}
            >
              {t("save")}
            </Button>
          )}
        </p>
      </CardBody>
    </Card>
  );
}
