"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { declare, tryChange } from "@/lib/declarations/client";
import type { Section } from "@/lib/declarations/model/section";
import type { Trial } from "@/lib/declarations/model/trial";
import type { KpiId } from "@/lib/kpis/model";
import { addTrials } from "./add-trials";
import { bodyOf, valueAt } from "./body";
import styles from "./declarations.module.css";
import { fieldsOf, groupsOf } from "./fields";
import { FormField } from "./form-field";
import { NamingTestCard } from "./naming-test";
import { TargetTrialCard } from "./target-trial";
import { TrialResult } from "./trial-result";

interface Draft {
  key: string;
  body: unknown;
}

/** An item is filled in, tried on the live inventory, and only what was tried can be saved, with a reason. */
export function Editor({
  section,
  itemKey,
  body,
  replaces,
  tries,
  back,
}: {
  section: Section;
  /** Of the item that is changed, or the key a new one gets; "": its id will say. */
  itemKey: string;
  /** As it is; undefined: a new one. */
  body?: unknown;
  /** Id of the declaration this was read from. */
  replaces: string | null;
  /** Whether it can change rows, so that it is tried first. */
  tries: boolean;
  back: string;
}) {
  const t = useTranslations("declarations");
  const problem = useProblemText();
  const notify = useToast();
  const router = useRouter();
  const form = useId();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [unreasoned, setUnreasoned] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  const first = useMutation({ ...tryChange(), onSuccess: setTrial });
  const rest = useMutation(tryChange());
  const save = useMutation({
    ...declare(),
    onSuccess({ state, deciders }) {
      notify(
        "ok",
        state === "proposed"
          ? t("waits", { who: deciders.slice(0, 3).join(t("and")) })
          : t("holds"),
      );
      router.push(back);
      router.refresh();
    },
  });

  function read(data: FormData): Draft {
    const filled = bodyOf(fieldsOf(section, itemKey), data);
    return { key: itemKey || String(valueAt(filled, "id") ?? ""), body: filled };
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const filled = read(data);
    const saves = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") === "save";
    if (saves) {
      const reason = String(data.get("reason") ?? "").trim();
      setUnreasoned(reason === "");
      if (reason === "") return;
      const made = withReason(section, filled.body, reason);
      save.mutate({ section, key: filled.key, body: made, reason, replaces });
      return;
    }
    setDraft(filled);
    setTrial(null);
    first.mutate({ section, ...filled, body: withReason(section, filled.body, t("tried")) });
  }

  async function goOn(rowsOnly: boolean) {
    if (draft === null || trial === null) return;
    const after = (rowsOnly ? trial.nextCursor : trial.next) ?? undefined;
    const made = withReason(section, draft.body, t("tried"));
    const more = await rest.mutateAsync({ section, key: draft.key, body: made, after, rowsOnly });
    if (rowsOnly)
      setTrial({
        ...trial,
        items: [...trial.items, ...more.items],
        nextCursor: more.nextCursor,
      });
    else setTrial(addTrials(trial, more));
  }

  const ready = !tries || trial !== null;
  const error = save.error ?? first.error ?? rest.error;
  return (
    <>
      <Card title={t(body === undefined ? `new.${section}` : `edit.${section}`)}>
        <CardBody>
          <form
            id={form}
            onSubmit={submit}
            onChange={(event) => {
              // Why it is made changes nothing of what was tried.
              if (event.target instanceof HTMLInputElement && event.target.name === "reason")
                return;
              setTrial(null);
            }}
          >
            {groupsOf(section, itemKey).map(({ id, fields }) => (
              <div key={id} className={styles.group}>
                {id !== "item" && <h3>{t(`group.${id}`)}</h3>}
                {id !== "item" && <p>{t(`groupHelp.${id}`)}</p>}
                <div className={styles.grid}>
                  {fields.map((field) => (
                    <FormField
                      key={field.name}
                      field={field}
                      body={body}
                      fixed={field.name === "id" && body !== undefined}
                    />
                  ))}
                </div>
              </div>
            ))}
            {ready && (
              <Field
                label={t("reason")}
                help={t("reasonHelp")}
                name="reason"
                error={unreasoned ? t("reasonMissing") : undefined}
                maxLength={500}
              />
            )}
          </form>
          {error && (
            <Callout tone="breach" alert title={t("refused")}>
              {problem(error)}
            </Callout>
          )}
          <div className={styles.foot}>
            {tries && (
              <Button
                type="submit"
                form={form}
                value="try"
                variant={ready ? "plain" : "primary"}
                disabled={first.isPending}
              >
                {t(first.isPending ? "trying" : "try")}
              </Button>
            )}
            {ready && (
              <Button
                type="submit"
                form={form}
                value="save"
                variant="primary"
                disabled={save.isPending}
              >
                {t("save")}
              </Button>
            )}
            <ButtonLink href={back} variant="ghost">
              {t("cancel")}
            </ButtonLink>
          </div>
        </CardBody>
      </Card>
      {section === "targets" && <TargetTrialCard form={form} kpi={itemKey as KpiId} />}
      {section === "naming" && <NamingTestCard form={form} />}
      {trial && (
        <TrialResult
          trial={trial}
          busy={rest.isPending}
          onCount={() => goOn(false)}
          onMore={() => goOn(true)}
        />
      )}
    </>
  );
}

/** An exclusion and a judgement carry their reason in the item itself. */
function withReason(section: Section, body: unknown, reason: string): unknown {
  const carries = section === "mapping.exclude" || section === "plainText.ignore";
  return carries ? { ...Object(body), reason } : body;
}
