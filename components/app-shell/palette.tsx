"use client";

import { Bookmark, FileText, Gauge, KeyRound, Search, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Path } from "@/components/ui/path";
import { Tag } from "@/components/ui/tag";
import type { NavItem } from "./nav";
import styles from "./palette.module.css";
import { keepRecent } from "./recent";
import { type Place, useFound } from "./use-found";

const icons = {
  secret: <KeyRound />,
  page: <FileText />,
  kpi: <Gauge />,
  view: <Bookmark />,
  person: <UserRound />,
};

interface Props {
  nav: { pages: readonly NavItem[]; settings: readonly NavItem[] };
  open: boolean;
  onClose: () => void;
}

/** Jump to a page, a secret, a figure, a view or a person: type, choose by arrows, open by Enter (⌘ or Ctrl: new tab). */
export function Palette(props: Props) {
  const t = useTranslations("palette");
  return (
    <Dialog open={props.open} onClose={props.onClose} label={t("title")} wide>
      <Inside {...props} />
    </Dialog>
  );
}

/** Begins anew each time it opens. */
function Inside({ nav, open, onClose }: Props) {
  const t = useTranslations("palette");
  const router = useRouter();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { groups, canSearch } = useFound(text, open, nav);
  const places = groups.flatMap((group) => group.places);
  const selected = Math.min(at, Math.max(0, places.length - 1));

  function go({ href, key, kind }: Place, newTab: boolean) {
    // Who was looked for is nobody's list.
    if (kind !== "person") keepRecent(key);
    if (newTab) window.open(href, "_blank", "noopener");
    else router.push(href);
    onClose();
  }

  function onKeyDown(event: KeyboardEvent) {
    const place = places[selected];
    const count = Math.max(1, places.length);
    if (event.key === "ArrowDown") setAt((selected + 1) % count);
    else if (event.key === "ArrowUp") setAt((selected - 1 + count) % count);
    else if (event.key === "Home" && text === "") setAt(0);
    else if (event.key === "End" && text === "") setAt(count - 1);
    else if (event.key === "Enter" && !event.nativeEvent.isComposing && place)
      go(place, event.metaKey || event.ctrlKey);
    else return;
    event.preventDefault();
  }

  let number = -1;
  return (
    <>
      <div className={styles.query}>
        <Search />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-results"
          aria-activedescendant={places.length > 0 ? `palette-${selected}` : undefined}
          aria-label={t("title")}
          placeholder={canSearch ? t("placeholder") : t("placeholderPages")}
          maxLength={200}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div id="palette-results" role="listbox" aria-label={t("results")} className={styles.results}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own.
          <div key={group.id} role="group" aria-label={t(group.id)}>
            <p className={styles.group} aria-hidden="true">
              {t(group.id)}
            </p>
            {group.places.map((place) => {
              number++;
              return (
                <Option
                  key={place.key}
                  place={place}
                  number={number}
                  selected={number === selected}
                  onPoint={setAt}
                  onGo={go}
                />
              );
            })}
          </div>
        ))}
        {places.length === 0 && <p className={styles.empty}>{t("nothing", { text })}</p>}
      </div>
      <div className={styles.foot}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("choose")}
        </span>
        <span>
          <kbd>↵</kbd> {t("openIt")}
        </span>
        <span>
          <kbd>⌘</kbd> <kbd>↵</kbd> {t("newTab")}
        </span>
      </div>
    </>
  );
}

function Option({
  place,
  number,
  selected,
  onPoint,
  onGo,
}: {
  place: Place;
  number: number;
  selected: boolean;
  onPoint: (number: number) => void;
  onGo: (place: Place, newTab: boolean) => void;
}) {
  const { kind, name, secret } = place;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant).
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose and open.
    <div
      ref={selected ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
      id={`palette-${number}`}
      role="option"
      aria-selected={selected}
      className={styles.item}
      onPointerMove={() => onPoint(number)}
      onClick={(event) => onGo(place, event.metaKey || event.ctrlKey)}
    >
      {icons[kind]}
      <span className="grow">{secret ? <Path path={secret.path} room={52} /> : name}</span>
      {secret?.environment && (
        <Tag strong={secret.environment === "prod"}>{secret.environment}</Tag>
      )}
    </div>
  );
}
