import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Column } from "@/components/data-table/head";
import { ItemActs } from "@/components/declarations/item-acts";
import { OriginNote } from "@/components/settings/origin";
import { Moment } from "@/components/ui/moment";
import { State } from "@/components/ui/state";
import type { Register, RegisterRow } from "@/lib/registers/model";

const tones = { active: "ok", leaving: "near", left: "unknown" } as const;

/** The columns of a register. */
export function useRegisterColumns(
  register: Register,
  {
    teams,
    mayChange,
    onHistory,
    onRemove,
  }: {
    teams: Readonly<Record<string, string>>;
    mayChange: boolean;
    onHistory: (id: string) => void;
    onRemove: (id: string) => void;
  },
): Column<RegisterRow>[] {
  const t = useTranslations("registers");
  const ui = useTranslations("ui");
  const words = useTranslations("declarations");
  const text = (key: "team" | "nameEn" | "lead" | "delegate"): Column<RegisterRow> => ({
    key,
    header: words(`field.${key}`),
    cell: ({ item }) => {
      const value = item[key];
      if (value === undefined) return <span className="ink3">{ui("none")}</span>;
      return key === "team" ? (teams[value] ?? value) : value;
    },
  });
  const name: Column<RegisterRow> = {
    key: "name",
    header: t(register === "people" ? "person" : "nameAndId"),
    cell: ({ id, item }) => (
      <span>
        <strong>{item.name ?? id}</strong>
        <br />
        <span className="t12 ink2">{id}</span>
      </span>
    ),
  };
  const state: Column<RegisterRow> = {
    key: "state",
    header: t("state"),
    cell: ({ standing, item }) =>
      standing && (
        <State tone={tones[standing]}>
          {standing === "active"
            ? t("standing.active")
            : t(`standingOn.${standing}`, { day: item.left ?? "" })}
        </State>
      ),
  };
  const from: Column<RegisterRow> = {
    key: "from",
    header: t("from"),
    cell: (row) => <From row={row} />,
  };
  const acts: Column<RegisterRow> = {
    key: "acts",
    header: words("acts"),
    cell: ({ id, from: source }) =>
      source !== "file" && (
        <ItemActs
          item={{ section: register, key: id }}
          mayChange={mayChange && source !== "sign-in"}
          onHistory={() => onHistory(id)}
          onRemove={() => onRemove(id)}
        />
      ),
  };
  switch (register) {
    case "people":
      return [name, text("team"), state, text("delegate"), from, acts];
    case "teams":
      return [name, text("nameEn"), text("lead"), from, acts];
    case "services":
      return [name, text("team"), from, acts];
  }
}

/** Who says it: the file with its line, somebody on screen or by a file, or the single sign-on. */
function From({ row: { from, file, declared, signInAt } }: { row: RegisterRow }) {
  const t = useTranslations("registers");
  if (from === "file") return <OriginNote from="file" file={file} />;
  if (from === "sign-in" || declared === null)
    return (
      <span className="t12">
        {t(`provenance.${from}`)} {signInAt && <Moment at={signInAt} day />}
      </span>
    );
  const { by, at, reason, importId } = declared;
  return (
    <span className="t12" title={reason}>
      {importId === null ? (
        t("provenance.screen")
      ) : (
        <Link href={`/settings/registers/import/${importId}`}>{t("provenance.import")}</Link>
      )}{" "}
      <Moment at={at} day />
      <br />
      <span className="ink3">{by}</span>
    </span>
  );
}
