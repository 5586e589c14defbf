import Link from "next/link";
import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { type OverviewParams, overviewHref } from "./links";

/** That the page shows a past day, and the way back to now. */
export function PastNotice({ params }: { params: OverviewParams }) {
  const t = useTranslations("asOf");
  const day = [params.asOf ?? []].flat()[0];
  if (day === undefined) return null;
  return (
    <Callout
      tone="info"
      title={t("past", { day })}
      action={<Link href={overviewHref(params, { asOf: undefined })}>{t("now")}</Link>}
    >
      {t("pastWhy")}
    </Callout>
  );
}
