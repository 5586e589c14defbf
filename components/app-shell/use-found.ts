import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useKnownWord } from "@/components/ui/known-word";
import { searchQuery } from "@/lib/search/client";
import type { FoundSecret } from "@/lib/search/model";
import type { NavItem } from "./nav";
import { readRecent } from "./recent";

/** Milliseconds of rest after which what was typed is searched for. */
const pause = 150;

/** Something to go to. */
export interface Place {
  /** As it is kept among what was opened lately. */
  readonly key: string;
  readonly kind: "secret" | "page" | "kpi" | "view" | "person";
  readonly href: string;
  readonly name: string;
  readonly secret?: FoundSecret;
}

export interface Group {
  readonly id: "recent" | "secrets" | "pages" | "kpis" | "views" | "people";
  readonly places: readonly Place[];
}

/** The places that fit what was typed, in groups; before anything was, those opened lately first. */
export function useFound(
  text: string,
  open: boolean,
  nav: { pages: readonly NavItem[]; settings: readonly NavItem[] },
): { groups: readonly Group[]; canSearch: boolean } {
  const names = useTranslations("nav");
  const known = useKnownWord();
  const [asked, ask] = useState("");
  const [recent] = useState(readRecent);
  useEffect(() => {
    const timer = setTimeout(() => ask(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);

  const canSearch = nav.pages.some(({ id }) => id === "inventory");
  const ids = recent.flatMap((one) => (one.startsWith("secret:") ? [one.slice(7)] : []));
  const { data } = useQuery({
    ...searchQuery(asked, ids),
    enabled: open && canSearch,
    placeholderData: keepPreviousData,
  });

  const typed = text.trim().toLowerCase();
  const fits = (...words: string[]) => words.join(" ").toLowerCase().includes(typed);
  const secret = (found: FoundSecret): Place => ({
    key: `secret:${found.id}`,
    kind: "secret",
    href: `/inventory/${found.id}`,
    name: found.path,
    secret: found,
  });
  const pages = [...nav.pages, ...nav.settings].map(
    ({ id, href }): Place => ({ key: `page:${id}`, kind: "page", href, name: names(id) }),
  );
  const kpis = (data?.kpis ?? []).map(
    (id): Place => ({
      key: `kpi:${id}`,
      kind: "kpi",
      href: `/kpis/${id}`,
      name: known(`kpi.${id}.label`, id),
    }),
  );
  const views = (data?.views ?? []).map(
    ({ id, name, query }): Place => ({
      key: `view:${id}`,
      kind: "view",
      href: `/inventory?${query || "view=all"}`,
      name,
    }),
  );
  const all = [...pages, ...kpis, ...views, ...(data?.recent ?? []).map(secret)];
  const lately = recent.flatMap((key) => all.find((place) => place.key === key) ?? []);
  const isNew = ({ key }: Place) => typed !== "" || !lately.some((place) => place.key === key);

  const groups: Group[] = [
    { id: "recent", places: typed === "" ? lately : [] },
    { id: "secrets", places: typed === "" ? [] : (data?.secrets ?? []).map(secret) },
    { id: "pages", places: pages.filter(({ key, name }) => fits(key, name)).filter(isNew) },
    {
      id: "kpis",
      places: typed === "" ? [] : kpis.filter(({ key, name }) => fits(key, name)),
    },
    { id: "views", places: views.filter(isNew) },
    {
      id: "people",
      places: (data?.people ?? []).map(({ id, name }) => ({
        key: `person:${id}`,
        kind: "person",
        href: `/inventory?${new URLSearchParams({ owner: id })}`,
        name: `${name} ${id}`,
      })),
    },
  ];
  return { groups: groups.filter(({ places }) => places.length > 0), canSearch };
}
