import clsx from "clsx";
import { useNow, useTranslations } from "next-intl";
import tableStyles from "@/components/data-table/table.module.css";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { useSpanText } from "@/components/ui/span-text";
import type { SecretDetail } from "@/lib/inventory/model/secret";
import { isCurrent, shortId, usedFor } from "./versions";

/** The versions a backend tells of: when they were made and what they are for. Values are not read. */
export function VersionsCard({ secret: { versions } }: { secret: SecretDetail }) {
  const t = useTranslations();
  const span = useSpanText();
  const now = useNow().getTime();
  if (versions.length === 0) return null;
  const newest = [...versions].sort((one, other) =>
    (other.createdAt ?? "").localeCompare(one.createdAt ?? ""),
  );
  return (
    <Card id="versions" title={t("secret.versions")} note={t("secret.versionsNote")}>
      <div className={tableStyles.scroll}>
        <table className={tableStyles.table}>
          <thead>
            <tr>
              <th scope="col">{t("secret.version")}</th>
              <th scope="col">{t("secret.stage")}</th>
              <th scope="col">{t("secret.made")}</th>
              <th scope="col">{t("secret.madeBy")}</th>
              <th scope="col" className={tableStyles.number}>
                {t("secret.used")}
              </th>
            </tr>
          </thead>
          <tbody>
            {newest.map((version, index) => {
              const used = usedFor(version, newest[index - 1], now);
              return (
                <tr key={version.id} className={clsx(isCurrent(version) && tableStyles.open)}>
                  <td className="mono" title={version.id}>
                    {shortId(version.id)}
                  </td>
                  <td>{version.stages.length > 0 ? version.stages.join(" ") : t("ui.none")}</td>
                  <td>{version.createdAt ? <Moment at={version.createdAt} /> : t("ui.none")}</td>
                  <td className={tableStyles.quiet}>{version.by ?? t("ui.none")}</td>
                  <td className={tableStyles.number}>
                    {used === null ? t("ui.none") : span(used)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
