import { useTranslations } from "next-intl";
import styles from "./settings.module.css";

/** Where something is declared: file and line, in full on hover. */
export function OriginNote({
  from,
  file,
}: {
  from: "file" | "screen" | "default";
  file: { path: string; line: number } | null;
}) {
  const t = useTranslations("settings.origin");
  if (file === null || from !== "file")
    return <span className="t12 ink3">{t(from === "screen" ? "screen" : "default")}</span>;
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  return (
    <span className="t12 ink3" title={`${file.path}:${file.line}`}>
      {t.rich("file", {
        place: () => <code className={styles.place}>{`${name}:${file.line}`}</code>,
      })}
    </span>
  );
}
