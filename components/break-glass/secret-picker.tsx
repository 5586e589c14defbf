import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Path } from "@/components/ui/path";
import { secretsQuery } from "@/lib/inventory/client";
import styles from "./break-glass.module.css";

export interface Picked {
  id: string;
  path: string;
}

/** Finds secrets in the viewer's scope by name or path, and keeps those chosen. */
export function SecretPicker({
  picked,
  onChange,
  error,
}: {
  picked: readonly Picked[];
  onChange: (picked: Picked[]) => void;
  error?: string | undefined;
}) {
  const t = useTranslations("breakGlass.form");
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const search = new URLSearchParams({ limit: "8", q: asked });
  const { data } = useQuery({ ...secretsQuery(`${search}`), enabled: asked.length >= 2 });
  const found = (data?.items ?? []).filter(({ id }) => !picked.some((one) => one.id === id));

  return (
    <div className={styles.stack} style={{ gap: 8 }}>
      <Field
        label={t("secrets")}
        help={t("secretsHelp")}
        {...(error ? { error } : {})}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoComplete="off"
      />
      {picked.length > 0 && (
        <ul className={styles.found} aria-label={t("picked")}>
          {picked.map(({ id, path }) => (
            <li key={id} className={styles.pick} style={{ cursor: "auto" }}>
              <span className="grow">
                <Path path={path} room={60} />
              </span>
              <Button
                size="small"
                variant="ghost"
                icon
                aria-label={t("remove", { path })}
                onClick={() => onChange(picked.filter((one) => one.id !== id))}
              >
                <X />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked.length >= 2 && (
        <ul className={styles.found} aria-label={t("found")}>
          {found.map(({ id, path }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.pick}
                onClick={() => onChange([...picked, { id, path }])}
              >
                <Plus size={14} aria-hidden />
                <Path path={path} room={60} />
              </button>
            </li>
          ))}
          {data && found.length === 0 && <li className={styles.pick}>{t("nothingFound")}</li>}
        </ul>
      )}
    </div>
  );
}
