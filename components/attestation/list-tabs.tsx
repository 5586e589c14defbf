import { useFormatter, useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

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

export function ListTabs({
  url,
  usual,
  mayConfirm,
  total,
}: {
  url: URLSearchParams;
  usual: "mine" | "all";
  mayConfirm: boolean;
  total: number | null;
}) {
  const t = useTranslations("attestation");
  const format = useFormatter();
  const now = of(url);
  return (
    <Tabs
      label={t("views")}
      tabs={tabs
        .filter(({ own }) => mayConfirm || !own)
        .map(({ id, set }) => {
          const next = new URLSearchParams([...url].filter(([key]) => !keys.includes(key)));
          next.delete("cursor");
          for (const [key, values] of Object.entries(set))
            for (const value of values) next.append(key, value);
          const current = of(next) === (now === "" ? `view=${usual}` : now);
          return {
            href: `?${next}`,
            label: t(`tab.${id}`),
            current,
            ...(current && total !== null ? { count: format.number(total) } : {}),
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
