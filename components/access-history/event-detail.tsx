import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Names } from "@/components/inventory/secret-words";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { Path } from "@/components/ui/path";
import type { AccessEvent } from "@/lib/access-history/model/event";
import styles from "./access-history.module.css";
import { EventLinks } from "./event-links";
import { EventTime } from "./event-time";
import { useAccessWord } from "./words";

/** Everything known of one access. */
export function EventDetail({
  event,
  names,
  sources,
}: {
  event: AccessEvent;
  names: Names;
  sources: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("accessHistory");
  const none = useTranslations("ui")("none");
  const word = useAccessWord(names, sources);
  const { principal, place, changeBefore } = event;
  const where = [place.account, place.region, place.cluster, place.namespace].filter(Boolean);
  const attributes = (["environment", "team", "service"] as const)
    .map((key) => `${t(`attribute.${key}`)} ${word(key, event[key])}`)
    .join("・");

  const who: Definition[] = [
    {
      term: t("column.time"),
      value: <EventTime at={event.occurredAt} />,
      note: `${event.occurredAt.replace("T", " ").slice(0, 19)} UTC`,
    },
    {
      term: t("column.principal"),
      value: principal.personName ?? principal.name,
      note: [
        t(`principalKind.${principal.kind}`),
        principal.type,
        principal.service && word("service", principal.service),
        principal.leftOn && t("leftOn", { day: principal.leftOn }),
      ]
        .filter(Boolean)
        .join("・"),
    },
    { term: t("principalKey"), value: <span className="mono">{principal.key}</span> },
    ...(principal.role || principal.session
      ? [
          {
            term: t("session"),
            value: (
              <span className="mono">
                {[principal.role, principal.session].filter(Boolean).join(" / ")}
              </span>
            ),
          },
        ]
      : []),
    { term: t("sourceIp"), value: event.sourceIp ?? none },
    {
      term: t("userAgent"),
      value: event.userAgent ?? none,
      note: event.via && t(`via.${event.via}`),
    },
  ];
  const what: Definition[] = [
    {
      term: t("column.secret"),
      value:
        event.target === "" ? (
          none
        ) : event.secretId ? (
          <Link href={`/inventory/${event.secretId}`}>
            <Path path={event.target} whole />
          </Link>
        ) : (
          <Path path={event.target} whole />
        ),
      note: event.secretId
        ? `${t("attributesThen")} ${attributes}`
        : event.target === ""
          ? undefined
          : event.pathLevel
            ? t("pathLevelWhy")
            : t("notInInventoryWhy"),
    },
    { term: t("column.action"), value: word("use", event.use), note: event.action },
    {
      term: t("column.outcome"),
      value: event.cause === null ? t("outcome.success") : word("cause", event.cause),
    },
    {
      term: t("log"),
      value: sources[event.sourceId] ?? event.sourceId,
      note: (
        <>
          {t("recorded")} <EventTime at={event.recordedAt} />
          {`・${t(`origin.${event.origin}`)}`}
        </>
      ),
    },
    { term: t("place"), value: where.length > 0 ? where.join(" / ") : none },
    {
      term: t("eventId"),
      value: <span className="mono">{event.eventId}</span>,
      note: event.requestId && `${t("requestId")} ${event.requestId}`,
    },
  ];
  return (
    <div className={styles.detail}>
      {changeBefore && (
        <Callout tone="near" title={t("changeTitle", { minutes: changeBefore.minutes })}>
          {t.rich("changeWhy", {
            action: changeBefore.action,
            at: () => <EventTime at={changeBefore.at} />,
          })}
        </Callout>
      )}
      <div className={styles.facts}>
        <DefinitionList items={who} />
        <DefinitionList items={what} />
      </div>
      <div className="row wrap">
        <EventLinks event={event} />
        <CopyButton text={event.eventId} label={t("copyId")} />
      </div>
    </div>
  );
}
