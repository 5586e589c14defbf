import { useTranslations } from "next-intl";
import type { Log } from "@/lib/continuity/model";

/** Enough of a cluster's UUID to tell it from others. */
const shortId = (id: string) => id.replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/, "$1");

/** Places of logs in words. */
export function useLogWords() {
  const t = useTranslations("backend");
  const backend = (id: string) =>
    id === "secrets-manager" || id === "parameter-store" || id === "vault" ? t(id) : id;
  return {
    placeOf: ({ account, region, cluster, backend: kind }: Log) =>
      [account, region, cluster && shortId(cluster), backend(kind)]
        .filter((part) => part !== null)
        .join(" · "),
  };
}
