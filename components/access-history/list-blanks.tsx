import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { showAddress } from "@/components/data-table/show-address";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { coverageQuery } from "@/lib/access-history/client";
import { conditions, withoutConditions } from "@/lib/access-history/model/list-params";

/** No row: what that proves depends on which hours the logs can prove. */
export function NothingFound({
  url,
  days,
}: {
  url: URLSearchParams;
  days: { from: string; to: string } | undefined;
}) {
  const t = useTranslations("accessHistory");
  const search = days && `${new URLSearchParams({ from: days.from, to: days.to })}`;
  const { data: logs } = useQuery({
    ...coverageQuery(search ?? ""),
    enabled: search !== undefined,
  });
  const narrowed = conditions(url).length > 0 || url.has("q");
  return (
    <Blank
      icon={<Search />}
      title={t("nothing")}
      actions={
        narrowed && (
          <Button onClick={() => showAddress(withoutConditions(url))}>{t("clearAll")}</Button>
        )
      }
    >
      {logs && days && (
        <p>
          {logs.hours === 0
            ? t("provesNothing", days)
            : t("proves", { ...days, covered: logs.covered, hours: logs.hours })}
        </p>
      )}
    </Blank>
  );
}
