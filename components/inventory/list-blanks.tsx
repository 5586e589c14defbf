import { Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { StateIcon } from "@/components/ui/state-icon";
import { conditions } from "@/lib/inventory/model/list-params";

/** No row: because of the conditions, or because nothing was ever synced. */
export function NothingFound({ url, onClear }: { url: URLSearchParams; onClear: () => void }) {
  const t = useTranslations("inventory");
  if (conditions(url).length === 0)
    return (
      <Blank icon={<StateIcon tone="unknown" />} title={t("empty")}>
        <p>{t.rich("emptyWhy", { link: (text) => <Link href="/sources">{text}</Link> })}</p>
      </Blank>
    );
  return (
    <Blank
      icon={<Search />}
      title={t("nothing")}
      actions={<Button onClick={onClear}>{t("clearAll")}</Button>}
    >
      <p>{t("nothingWhy", { count: conditions(url).length })}</p>
    </Blank>
  );
}
