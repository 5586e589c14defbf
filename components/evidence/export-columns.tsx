import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Column } from "@/components/data-table/head";
import { CopyButton } from "@/components/ui/copy-button";
import { Meter } from "@/components/ui/meter";
import { Moment } from "@/components/ui/moment";
import { State } from "@/components/ui/state";
import type { Tone } from "@/components/ui/state-icon";
import type { Export } from "@/lib/evidence/model";
import { bytesText } from "./bytes-text";
import { CancelButton } from "./cancel-button";
import styles from "./evidence.module.css";

const tones: Record<Export["state"], Tone> = {
  queued: "info",
  running: "info",
  done: "ok",
  failed: "breach",
  cancelled: "unknown",
  expired: "stale",
};

/** The columns of the list of exports. */
export function useExportColumns(): Column<Export>[] {
  const t = useTranslations("evidence");
  const format = useFormatter();
  return [
    {
      key: "file",
      header: t("column.file"),
      cell: ({ id, fileName, state, own }) =>
        state === "done" && own ? (
          <a href={`/api/v1/evidence/exports/${id}/file`} download className="row">
            <Download size={14} />
            {fileName}
          </a>
        ) : (
          <span className="ink2">{fileName}</span>
        ),
    },
    {
      key: "state",
      header: t("column.state"),
      cell: ({ id, fileName, own, state, message, progress }) =>
        state === "running" || state === "queued" ? (
          <span className="row">
            <span className={styles.making} role="status">
              <State tone="info">
                {t(`state.${state}`, { share: format.number(progress, { style: "percent" }) })}
              </State>
              {state === "running" && <Meter share={progress} />}
            </span>
            {own && <CancelButton id={id} fileName={fileName} />}
          </span>
        ) : (
          <State
            tone={state === "done" && message ? "near" : tones[state]}
            title={message ?? undefined}
          >
            {t(`state.${state}`)}
          </State>
        ),
    },
    {
      key: "period",
      header: t("column.asked"),
      cell: (row) => <span className="ink2">{askedText(row)}</span>,
    },
    {
      key: "rows",
      header: t("column.rows"),
      number: true,
      cell: ({ rows }) => format.number(rows),
    },
    {
      key: "bytes",
      header: t("column.bytes"),
      number: true,
      cell: ({ bytes, state }) => (state === "done" ? bytesText(bytes) : "–"),
    },
    {
      key: "maker",
      header: t("column.maker"),
      cell: ({ makerName, requestedAt }) => (
        <>
          {makerName} <Moment at={requestedAt} />
        </>
      ),
    },
    {
      key: "sha256",
      header: "SHA-256",
      cell: ({ sha256 }) =>
        sha256 === null ? (
          "–"
        ) : (
          <span className="row" title={sha256}>
            <code>{sha256.slice(0, 12)}…</code>
            <CopyButton text={sha256} />
          </span>
        ),
    },
    {
      key: "signed",
      header: t("column.signedBy"),
      cell: ({ signedBy }) =>
        signedBy === null ? "–" : <code title={signedBy}>{signedBy.slice(0, 12)}…</code>,
    },
    {
      key: "expires",
      header: t("column.expires"),
      cell: ({ expiresAt }) => (expiresAt === null ? "–" : <Moment at={expiresAt} />),
    },
  ];
}

/** What holds unless something else is asked for. */
const usual: Readonly<Record<string, string>> = { own: "exclude", origin: "logged" };

/** Period and conditions in short. */
function askedText({ filters }: Export): string {
  const { from, to, ...rest } = filters;
  const others = Object.entries(rest).filter(
    ([key, value]) => String(value ?? "") !== "" && usual[key] !== value,
  );
  const told = others.map(([key, value]) => `${key}=${String(value)}`);
  return [`${from ?? "…"} – ${to ?? "…"}`, ...told].join(" · ");
}
