import { useTranslations } from "next-intl";
import type { Log } from "@/lib/continuity/model";

/** Places of logs in words. */
export function useLogWords() {
  const t = useTranslations("backend");
  const backend = (id: string) =>
    id === "secrets-manager" || id === "parameter-store" || id === "vault" ? t(id) : id;
  return {
    placeOf: ({ account, region, cluster, backend: kind }: Log) =>
      [account, region, cluster, backend(kind)].filter((part) => part !== null).join(" · "),
  };
}
