import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import { SelectField } from "@/components/ui/select-field";
import { useToast } from "@/components/ui/toast";
import { makeExport } from "@/lib/evidence/client";
import { conditionsOf, mayFollow } from "./asked";
import { Conditions } from "./conditions";
import styles from "./evidence.module.css";
import { PurposeFields } from "./purpose-fields";
import { wantedOf } from "./wanted";

/** What to take away: the period, the conditions the address carries, and in which form. */
export function MakeCard({ today, url }: { today: string; url: URLSearchParams }) {
  const t = useTranslations("evidence");
  const notify = useToast();
  const problem = useProblemText();
  const queries = useQueryClient();
  const [format, setFormat] = useState("csv");
  const make = useMutation({
    ...makeExport(),
    onSuccess: () => {
      notify("ok", t("asked"));
      return queries.invalidateQueries({ queryKey: ["exports"] });
    },
    onError: (error) => notify("breach", problem(error)),
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    make.mutate(wantedOf(new FormData(event.currentTarget), url));
  }

  return (
    <Card title={t("make")} note={t("makeNote")}>
      <CardBody>
        <form onSubmit={submit} className={styles.form}>
          <SelectField
            label={t("kind.label")}
            name="kind"
            options={(["bundle", "rows"] as const).map((value) => ({
              value,
              label: t(`kind.${value}`),
            }))}
          />
          <Field
            label={t("from")}
            type="date"
            name="from"
            required
            max={today}
            defaultValue={url.get("from")?.slice(0, 10) ?? `${today.slice(0, 8)}01`}
          />
          <Field
            label={t("to")}
            type="date"
            name="to"
            required
            defaultValue={url.get("to")?.slice(0, 10) ?? today}
          />
          <SelectField
            label={t("format")}
            name="format"
            value={format}
            onChange={(event) => setFormat(event.target.value)}
            options={[
              { value: "csv", label: "CSV" },
              { value: "jsonl", label: "JSON Lines (ECS)" },
            ]}
          />
          {format === "csv" && (
            <SelectField
              label={t("header")}
              name="header"
              options={[
                { value: "ja", label: "日本語" },
                { value: "en", label: "English" },
              ]}
            />
          )}
          <div className={styles.whole}>
            <Conditions conditions={conditionsOf(url)} />
          </div>
          {mayFollow(url) && <PurposeFields />}
          <label className={`${styles.check} ${styles.whole}`}>
            <Checkbox name="pseudonymous" />
            <span>
              {t("pseudonymous")}
              <small className="ink3"> {t("pseudonymousNote")}</small>
            </span>
          </label>
          <div className={styles.whole}>
            <Button type="submit" variant="primary" disabled={make.isPending}>
              {t("makeIt")}
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
