import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { Card, CardBody } from "@/components/ui/card";
import { Moment } from "@/components/ui/moment";
import { Path } from "@/components/ui/path";
import { useSpanText } from "@/components/ui/span-text";
import { State } from "@/components/ui/state";
import { requestsQuery } from "@/lib/break-glass/client";
import type { BreakGlassRequest } from "@/lib/break-glass/model";
import styles from "./break-glass.module.css";
import { RequestActs } from "./request-acts";
import { stateTone } from "./tones";

/** Windows that are open, or approved and about to be. */
export function OpenCard() {
  const t = useTranslations("breakGlass");
  const format = useFormatter();
  const { data } = useQuery(requestsQuery("open"));
  const items = data?.items ?? [];
  return (
    <Card title={t("openWindows")} note={t("count", { count: format.number(data?.total ?? 0) })}>
      {items.length === 0 ? (
        <CardBody>
          <p className={styles.small}>{t("openNone")}</p>
        </CardBody>
      ) : (
        <ul className={styles.items}>
          {items.map((request) => (
            <OpenWindow key={request.id} request={request} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function OpenWindow({ request }: { request: BreakGlassRequest }) {
  const t = useTranslations("breakGlass");
  const span = useSpanText();
  const now = useNow().getTime();
  const [from, to] = [Date.parse(request.from), Date.parse(request.endsAt)];
  const done = Math.min(1, Math.max(0, (now - from) / (to - from)));
  return (
    <li className={styles.item} style={{ gridTemplateColumns: "minmax(0, 1fr)" }}>
      <div className={styles.who}>
        <strong>{request.person.name}</strong>
        <Link href={`/break-glass/${request.id}`} className={styles.small}>
          {request.label}
        </Link>
        <State tone={stateTone[request.state]}>{t(`state.${request.state}`)}</State>
      </div>
      {request.targets.slice(0, 2).map(({ id, path }) => (
        <span key={id}>
          <Path path={path} room={40} />
        </span>
      ))}
      <div className={styles.meter} aria-hidden>
        <span style={{ width: `${done * 100}%` }} />
      </div>
      <span className={styles.small} suppressHydrationWarning>
        {t.rich(now < from ? "begins" : "endsAt", {
          at: () => <Moment key="at" at={now < from ? request.from : request.endsAt} />,
          span: span(Math.max(0, (now < from ? from : to) - now)),
        })}
      </span>
      <div className="row wrap">
        <RequestActs request={request} />
      </div>
    </li>
  );
}
