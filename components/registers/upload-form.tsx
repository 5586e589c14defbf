"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/problem-text";
import { SelectField } from "@/components/ui/select-field";
import { handIn } from "@/lib/registers/client";
import type { Register } from "@/lib/registers/model";
import { mostBytes, registerIn, registers } from "@/lib/registers/model/kinds";
import styles from "./registers.module.css";

/** Hands a CSV file in, and leads to what it would do. */
export function UploadForm({ register: first }: { register: Register }) {
  const t = useTranslations("registers");
  const words = useTranslations("declarations");
  const problem = useProblemText();
  const router = useRouter();
  const [register, setRegister] = useState(first);
  const [file, setFile] = useState<File | null>(null);
  const upload = useMutation({
    ...handIn(),
    onSuccess: ({ id }) => router.push(`/settings/registers/import/${id}`),
  });
  const large = file !== null && file.size > mostBytes;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (file && !large) upload.mutate({ register, file });
  }

  return (
    <Card title={t("import")} note={t("importNote")}>
      <CardBody>
        <form className={styles.form} onSubmit={submit}>
          <SelectField
            label={t("register")}
            value={register}
            onChange={(event) => setRegister(registerIn(event.target.value))}
            options={registers.map((value) => ({ value, label: words(`section.${value}`) }))}
          />
          <Field
            label={t("file")}
            help={t("fileHelp")}
            {...(large && { error: t("fileLarge") })}
            type="file"
            accept=".csv,.txt,.tsv,text/csv"
            required
            onChange={(event) => {
              upload.reset();
              setFile(event.target.files?.[0] ?? null);
            }}
          />
          <div className={styles.facts}>
            <strong>{t("columns")}</strong>
            <span>{t(`columnsOf.${register}`)}</span>
            <span className="ink3">{t("columnsHelp")}</span>
          </div>
          {upload.error && (
            <Callout tone="breach" alert title={t("unreadable")}>
              {problem(upload.error)}
            </Callout>
          )}
          <div className="row wrap">
            <Button type="submit" variant="primary" disabled={upload.isPending || large}>
              {t(upload.isPending ? "reading" : "look")}
            </Button>
            <ButtonLink href={`/settings/registers?register=${register}`}>
              {words("cancel")}
            </ButtonLink>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
