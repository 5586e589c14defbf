"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardBody } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { useProblemText } from "@/components/ui/problem-text";
import { useToast } from "@/components/ui/toast";
import { OnceDialog } from "@/components/users/once-dialog";
import type { ScopeNames } from "@/components/users/scope-words";
import type { Binding } from "@/lib/access-control/model";
import { makeToken, revokeToken } from "@/lib/tokens/client";
import type { TokenRow } from "@/lib/tokens/model";
import { MakeDialog } from "./make-dialog";
import { soonDays, standingOf } from "./standing";
import { TokensTable } from "./tokens-table";

/** API tokens: one's own, or everybody's for who manages them; made here and shown once. */
export function TokensView({
  tokens,
  held,
  logs,
  names,
  all,
}: {
  tokens: readonly TokenRow[];
  held: readonly Binding[];
  logs: readonly { id: string; label: string }[];
  names: ScopeNames;
  all: boolean;
}) {
  const t = useTranslations();
  const [now, format] = [useNow(), useFormatter()];
  const router = useRouter();
  const notify = useToast();
  const problem = useProblemText();
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<TokenRow | null>(null);
  const [told, setTold] = useState<Parameters<typeof OnceDialog>[0]["told"]>(null);
  const onError = (error: Error) => notify("breach", problem(error));
  const make = useMutation({
    ...makeToken(),
    onSuccess({ token, expiresAt }) {
      setMaking(false);
      router.refresh();
      const title = t("tokens.made");
      setTold({ title, text: token, until: expiresAt, note: t("tokens.once") });
    },
    onError,
  });
  const revoke = useMutation({
    ...revokeToken(),
    onSuccess() {
      setEnding(null);
      router.refresh();
      notify("ok", t("tokens.revoked"));
    },
    onError,
  });
  const soon = tokens.filter((token) => standingOf(token, now) === "ends-soon");
  return (
    <>
      {soon.length > 0 && (
        <Callout tone="near" title={t("tokens.soonTitle", { count: format.number(soon.length) })}>
          {t("tokens.soon", { days: String(soonDays) })}
        </Callout>
      )}
      <Card
        title={t(all ? "tokens.title" : "tokens.own")}
        note={t("tokens.note")}
        aside={
          <Button variant="primary" size="small" onClick={() => setMaking(true)}>
            {t("tokens.make")}
          </Button>
        }
      >
        {tokens.length === 0 ? (
          <CardBody>{t("tokens.none")}</CardBody>
        ) : (
          <TokensTable
            tokens={tokens}
            names={names}
            withMaker={all}
            busy={revoke.isPending}
            onRevoke={setEnding}
          />
        )}
      </Card>
      <MakeDialog
        open={making}
        held={held}
        logs={logs}
        names={names}
        busy={make.isPending}
        onClose={() => setMaking(false)}
        onMake={(token) => make.mutate(token)}
      />
      <Dialog
        open={ending !== null}
        onClose={() => setEnding(null)}
        title={t("tokens.revokeOf", { label: ending?.label ?? "" })}
        footer={
          <>
            <Button onClick={() => setEnding(null)}>{t("ui.cancel")}</Button>
            <Button
              variant="danger"
              disabled={revoke.isPending}
              onClick={() => ending && revoke.mutate(ending.id)}
            >
              {t("tokens.revoke")}
            </Button>
          </>
        }
      >
        <p>{t("tokens.revokeWhat")}</p>
      </Dialog>
      <OnceDialog told={told} onClose={() => setTold(null)} />
    </>
  );
}
