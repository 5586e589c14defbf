import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import fieldStyles from "@/components/ui/field.module.css";
import { useProblemText } from "@/components/ui/problem-text";
import { State } from "@/components/ui/state";
import { testNames } from "@/lib/declarations/client";
import styles from "./declarations.module.css";

/** Names are held against the pattern as it stands in the form, before anything is tried or saved. */
export function NamingTestCard({ form }: { form: string }) {
  const t = useTranslations("declarations");
  const problem = useProblemText();
  const id = useId();
  const names = useRef<HTMLTextAreaElement>(null);
  const test = useMutation(testNames());

  function run() {
    const element = document.getElementById(form);
    if (!(element instanceof HTMLFormElement)) return;
    const lines = (names.current?.value ?? "").split("\n").map((line) => line.trim());
    const given = lines.filter((line) => line !== "").slice(0, 50);
    if (given.length === 0) return;
    test.mutate({ pattern: String(new FormData(element).get("pattern") ?? ""), names: given });
  }
  return (
    <Card title={t("testNames")} note={t("testNamesNote")}>
      <CardBody className="stack gap-3">
        <div className={fieldStyles.field}>
          <label htmlFor={id}>{t("testNamesField")}</label>
          <textarea id={id} ref={names} className={fieldStyles.input} rows={4} maxLength={5000} />
        </div>
        <div>
          <Button onClick={run} disabled={test.isPending}>
            {t("testNamesDo")}
          </Button>
        </div>
        {test.error && (
          <Callout tone="breach" alert title={t("refused")}>
            {problem(test.error)}
          </Callout>
        )}
        {test.data && (
          <ul className={styles.effects} role="status">
            {test.data.items.map(({ name, follows, parts }) => (
              <li key={name}>
                <code>{name}</code>{" "}
                <State tone={follows ? "ok" : "breach"}>
                  {t(follows ? "nameFollows" : "nameBreaks")}
                </State>{" "}
                <span className="t12 ink3">
                  {Object.entries(parts)
                    .map(([part, value]) => `${part}: ${value}`)
                    .join(t("and"))}
                </span>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
