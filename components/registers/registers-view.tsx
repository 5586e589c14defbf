"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, Plus, Upload } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { ListTabs } from "@/components/data-table/list-tabs";
import { showAddress } from "@/components/data-table/show-address";
import { UrlList } from "@/components/data-table/url-list";
import { HistoryDialog } from "@/components/declarations/history-dialog";
import { editHref } from "@/components/declarations/pages";
import { RemoveDialog } from "@/components/declarations/remove-dialog";
import { Blank } from "@/components/ui/blank";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StateIcon } from "@/components/ui/state-icon";
import { withValues } from "@/lib/http/model/address";
import { registerQuery } from "@/lib/registers/client";
import type { Import, RegisterRow } from "@/lib/registers/model";
import { registerIn, registerSearch, registers } from "@/lib/registers/model/kinds";
import { ImportsCard } from "./imports-card";
import { useRegisterColumns } from "./register-columns";
import { RegisterFilters } from "./register-filters";

/** People, teams and services as they are known, who says so, and what can be done. Filters and page are the address's. */
export function RegistersView({
  imports,
  teams,
  mayChange,
}: {
  imports: readonly Import[];
  /** Names by id. */
  teams: Readonly<Record<string, string>>;
  mayChange: boolean;
}) {
  const t = useTranslations("registers");
  const words = useTranslations("declarations");
  const locale = useLocale();
  const url = new URLSearchParams(useSearchParams());
  const register = registerIn(url.get("register"));
  const list = useQuery({
    ...registerQuery(register, registerSearch(url)),
    // Rows of one register are none of another.
    placeholderData: (rows, query) => (query?.queryKey[1] === register ? rows : undefined),
  });
  const [history, setHistory] = useState<string | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const columns = useRegisterColumns(register, {
    teams,
    mayChange,
    onHistory: setHistory,
    onRemove: setRemoving,
  });
  const filtered = ["q", "state", "from", "team"].some((key) => url.has(key));
  return (
    <>
      <ImportsCard imports={imports} />
      <Card
        title={words(`section.${register}`)}
        note={words(`note.${register}`)}
        busy={list.isPlaceholderData}
        aside={
          <>
            <a
              className={buttonClass({ size: "small" })}
              href={`/api/v1/registers/${register}/export?header=${locale === "en" ? "en" : "ja"}`}
              download
            >
              <Download />
              {t("export")}
            </a>
            {mayChange && (
              <>
                <ButtonLink size="small" href={`/settings/registers/import?register=${register}`}>
                  <Upload />
                  {t("import")}
                </ButtonLink>
                <ButtonLink size="small" href={editHref(register)}>
                  <Plus />
                  {words("add")}
                </ButtonLink>
              </>
            )}
          </>
        }
      >
        <ListTabs
          label={t("registers")}
          total={list.data?.total}
          tabs={registers.map((one) => ({
            href: `/settings/registers?register=${one}`,
            label: words(`section.${one}`),
            current: one === register,
          }))}
        />
        <RegisterFilters
          register={register}
          url={url}
          teams={teams}
          onChange={(key, value) => showAddress(withValues(url, key, value ? [value] : []))}
        />
        <UrlList
          url={url}
          list={list}
          blank={
            <Blank
              icon={<StateIcon tone="unknown" />}
              title={filtered ? t("noneFound") : words(`none.${register}`)}
            >
              <p>{t(filtered ? "noneFoundWhy" : "noneWhy")}</p>
            </Blank>
          }
        >
          {(rows: RegisterRow[]) => (
            <DataTable
              caption={words(`section.${register}`)}
              columns={columns}
              rows={rows}
              keyOf={({ id }) => id}
              wide
            />
          )}
        </UrlList>
      </Card>
      {history !== null && (
        <HistoryDialog
          item={{ section: register, key: history }}
          onClose={() => setHistory(null)}
        />
      )}
      {removing !== null && (
        <RemoveDialog
          item={{ section: register, key: removing }}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  );
}
