"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { showAddress } from "@/components/data-table/show-address";
import type { Names } from "@/components/inventory/secret-words";
import { accessEventsQuery, stated, timelineQuery } from "@/lib/access-history/client";
import {
  askedFilters,
  askedPage,
  usesOf,
  withCondition,
  withUses,
} from "@/lib/access-history/model/list-params";
import type { Purpose } from "@/lib/access-history/model/purpose";
import { RequestFailed } from "@/lib/http/fetch-json";
import styles from "./access-history.module.css";
import { EventsCard } from "./events-card";
import { FacetList } from "./facet-list";
import { FailuresCard } from "./failures-card";
import { PersonCard } from "./person-card";
import { PurposeForm } from "./purpose-form";
import { TimelineCard } from "./timeline-card";
import { Toolbar } from "./toolbar";
import { UnknownCard } from "./unknown-card";

/** The access history for who may see rows. Everything it shows stands in the URL, but for the purpose of following a person. */
export function Explorer(props: {
  names: Names;
  sources: Readonly<Record<string, string>>;
  /** The organisation's date, and the day from which is looked at unless the URL says otherwise. */
  today: string;
  usualFrom: string;
}) {
  const { names, sources, today, usualFrom } = props;
  const url = new URLSearchParams(useSearchParams());
  const whom = [...url.getAll("person"), ...url.getAll("principal")].join(" ");
  const [given, setGiven] = useState<{ whom: string; purpose: Purpose } | null>(null);
  const purpose = given?.whom === whom ? given.purpose : null;
  const person = url.get("person");
  const filters = stated(`${askedFilters(url, usualFrom)}`, purpose);
  const shown = url.get("view") !== "unknown";
  const enabled = shown && (person === null || purpose !== null);
  const placeholderData = keepPreviousData;
  const list = useQuery({
    ...accessEventsQuery(stated(`${askedPage(url, usualFrom)}`, purpose)),
    enabled,
    placeholderData,
  });
  const timeline = useQuery({ ...timelineQuery(filters), enabled, placeholderData });

  if (!shown) return <UnknownCard url={url} />;
  if (!enabled || (purpose === null && asksForPurpose(list.error))) {
    return (
      <PurposeForm
        key={whom}
        person={person}
        onState={(reason) => setGiven({ whom, purpose: reason })}
      />
    );
  }
  const chosen = (key: string) => (key === "use" ? usesOf(url) : url.getAll(key));
  return (
    <>
      {person !== null && purpose !== null && (
        <PersonCard person={person} purpose={purpose} names={names} />
      )}
      <Toolbar url={url} today={today} usualFrom={usualFrom} names={names} sources={sources} />
      <TimelineCard
        timeline={timeline.data}
        error={timeline.error}
        onDay={(day) => showAddress(withCondition(withCondition(url, "from", [day]), "to", [day]))}
      />
      {url.getAll("outcome").join() === "failure" && <FailuresCard search={filters} />}
      <div className={styles.layout}>
        <FacetList
          facets={timeline.data?.facets ?? null}
          chosen={chosen}
          kinds
          names={names}
          sources={sources}
          onChange={(key, values) =>
            showAddress(key === "use" ? withUses(url, values) : withCondition(url, key, values))
          }
        />
        <EventsCard url={url} list={list} days={timeline.data} names={names} sources={sources} />
      </div>
    </>
  );
}

/** The server refused to follow a person without a purpose. */
function asksForPurpose(error: Error | null): boolean {
  return error instanceof RequestFailed && "purpose" in error.problem.fields;
}
