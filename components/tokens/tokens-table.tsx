import { useFormatter, useNow, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table/data-table";
import type { Column } from "@/components/data-table/head";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { State } from "@/components/ui/state";
import { type ScopeNames, useScopeWords } from "@/components/users/scope-words";
import type { TokenRow } from "@/lib/tokens/model";
import { standingOf } from "./standing";

const tones = { valid: "ok", "ends-soon": "near", expired: "unknown", revoked: "unknown" } as const;

/** Tokens, newest first; never their text. */
export function TokensTable({
  tokens,
  names,
  withMaker,
  busy,
  onRevoke,
}: {
  tokens: readonly TokenRow[];
  names: ScopeNames;
  withMaker: boolean;
  busy: boolean;
  onRevoke: (token: TokenRow) => void;
}) {
  const t = useTranslations();
  const now = useNow();
  const format = useFormatter();
  const words = useScopeWords(names);
  const maker: Column<TokenRow> = {
    key: "maker",
    header: t("tokens.maker"),
    cell: ({ createdBy }) => createdBy.replace(/^operator:/, `${t("tokens.commandLine")} `),
  };
  const columns: Column<TokenRow>[] = [
    { key: "label", header: t("tokens.label"), cell: ({ label }) => <strong>{label}</strong> },
    { key: "role", header: t("users.role"), cell: ({ role }) => t(`tokens.roles.${role as "qa"}`) },
    { key: "scope", header: t("users.scope"), cell: ({ scope }) => words(scope) },
    ...(withMaker ? [maker] : []),
    {
      key: "state",
      header: t("tokens.state"),
      cell: (token) => {
        const standing = standingOf(token, now);
        const days = Math.ceil((Date.parse(token.expiresAt) - now.getTime()) / 86_400_000);
        return (
          <State tone={tones[standing]}>
            {standing === "ends-soon"
              ? t("tokens.endsIn", { days: format.number(days) })
              : t(`tokens.standing.${standing}`)}
          </State>
        );
      },
    },
    {
      key: "until",
      header: t("tokens.until"),
      cell: ({ expiresAt }) => <Moment at={expiresAt} day />,
    },
    {
      key: "used",
      header: t("tokens.lastUsed"),
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} /> : t("tokens.unused")),
    },
    {
      key: "act",
      header: t("users.acts"),
      cell: (token) =>
        ["valid", "ends-soon"].includes(standingOf(token, now)) && (
          <Button
            size="small"
            disabled={busy}
            aria-label={t("tokens.revokeOf", { label: token.label })}
            onClick={() => onRevoke(token)}
          >
            {t("tokens.revoke")}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      caption={t("tokens.title")}
      columns={columns}
      rows={tokens}
      keyOf={({ id }) => id}
      wide
    />
  );
}
