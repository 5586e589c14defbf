import { useTranslations } from "next-intl";
import { ListTabs } from "@/components/data-table/list-tabs";
import { firstPage } from "@/lib/http/model/address";

/** What the list shows: one's own in three stages, or all, or what is to be retired. Each has its own address. */
const tabs = [
  { id: "open", own: true, set: { view: ["mine"], standing: ["never", "ended", "lapsed"] } },
  { id: "soon", own: true, set: { view: ["mine"], standing: ["due-soon"] } },
  { id: "mine", own: true, set: { view: ["mine"] } },
  { id: "all", own: false, set: { view: ["all"] } },
  { id: "handOver", own: false, set: { view: ["all"], mark: ["hand-over"] } },
  { id: "retire", own: false, set: { view: ["all"], mark: ["retire"] } },
] as const;
const keys = ["view", "standing", "mark"];

export function ViewTabs({
  url,
  usual,
  mayConfirm,
  total,
}: {
  url: URLSearchParams;
  usual: "mine" | "all";
  mayConfirm: boolean;
  total: number | null | undefined;
}) {
  const t = useTranslations("attestation");
  const now = of(url);
  return (
    <ListTabs
      label={t("views")}
      total={total}
      tabs={tabs
        .filter(({ own }) => mayConfirm || !own)
        .map(({ id, set }) => {
          const next = firstPage(
            new URLSearchParams([...url].filter(([key]) => !keys.includes(key))),
          );
          for (const [key, values] of Object.entries(set))
            for (const value of values) next.append(key, value);
          return {
            href: `?${next}`,
            label: t(`tab.${id}`),
            current: of(next) === (now === "" ? `view=${usual}` : now),
          };
        })}
    />
  );
}

const of = (url: URLSearchParams) =>
  [...url]
    .filter(([key]) => keys.includes(key))
    .map((pair) => pair.join("="))
    .sort()
    .join("&");
