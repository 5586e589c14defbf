import Link from "next/link";
import { useTranslations } from "next-intl";
import { type OverviewParams, overviewHref } from "@/components/overview/links";
import { Segmented } from "@/components/ui/segmented";
import type { Role } from "@/lib/access-control/model";

/** For who holds several roles: as which of them he looks. Kept in the address. */
export function HomeSwitch({
  homes,
  home,
  params,
}: {
  homes: readonly Role[];
  home: Role | null;
  params: OverviewParams;
}) {
  const t = useTranslations();
  if (homes.length < 2) return null;
  return (
    <div className="no-print">
      <Segmented label={t("home.switch")}>
        {homes.map((role) => (
          <Link
            key={role}
            href={overviewHref(params, { as: role })}
            aria-current={role === home ? "page" : undefined}
          >
            {t(`role.${role}`)}
          </Link>
        ))}
      </Segmented>
    </div>
  );
}
