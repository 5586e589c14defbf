import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { State } from "@/components/ui/state";
import type { SourceDetail } from "@/lib/sources/model";
import styles from "./sources.module.css";
import { rightsTone } from "./tones";

/** What our identity could read of values, how and when that was tested, and on how many paths. */
export function RightsCard({ source: { rights, kind } }: { source: SourceDetail }) {
  const t = useTranslations("sources.rights");
  const format = useFormatter();
  if (kind === "cloudtrail" || kind === "vault-audit") return null;
  return (
    <Card title={t("title")} note={t("note")}>
      <CardBody className="stack t13">
        <State tone={rightsTone(rights)}>{t(rights?.values ?? "not-tested")}</State>
        {rights === null ? (
          <p className="ink2">{t("notTestedWhy")}</p>
        ) : (
          <>
            <p className="ink2">
              {t("how", { method: rights.method, count: format.number(rights.tested) })}{" "}
              <Moment at={rights.testedAt} />
            </p>
            {rights.reason && (
              <>
                <p>{t("undetermined")}</p>
                <p className="mono ink2" lang="en">
                  {rights.reason}
                </p>
              </>
            )}
            {rights.values === "can-read" && <p>{t("canReadTodo")}</p>}
            {rights.examples.length > 0 && (
              <ul className={styles.examples}>
                {rights.examples.map((path) => (
                  <li key={path}>
                    <Path path={path} room={40} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </CardBody>
    </Card>
  );
}
