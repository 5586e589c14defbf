import { Bookmark, Pencil, Play, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { Tag } from "@/components/ui/tag";
import type { SavedView } from "@/lib/saved-views/model";
import type { Names } from "./secret-words";
import type { useViews } from "./use-views";
import styles from "./views.module.css";

/** Loaded when first asked for. */
const ViewDialog = dynamic(() => import("./view-dialog").then(({ ViewDialog }) => ViewDialog), {
  ssr: false,
});

/** Keeps this view, and lists those that are kept: to open, rename, delete or begin with. */
export function ViewsMenu({
  kept: { views, remove, start },
  query,
  names,
}: {
  kept: ReturnType<typeof useViews>;
  /** What the list shows now. */
  query: string;
  names: Names;
}) {
  const t = useTranslations("views");
  const [asking, ask] = useState<{ view: SavedView | null } | null>(null);
  const act = (view: SavedView, close: () => void) => (
    <span className="row end">
      <Button
        size="small"
        variant="ghost"
        icon
        aria-pressed={view.starting}
        aria-label={t("startWith", { name: view.name })}
        title={t(view.starting ? "startsNow" : "startWithShort")}
        onClick={() => start(view.starting ? null : view.id)}
      >
        <Play fill={view.starting ? "currentColor" : "none"} />
      </Button>
      {view.mine && (
        <>
          <Button
            size="small"
            variant="ghost"
            icon
            aria-label={t("change", { name: view.name })}
            title={t("changeShort")}
            onClick={() => {
              close();
              ask({ view });
            }}
          >
            <Pencil />
          </Button>
          <Button
            size="small"
            variant="ghost"
            icon
            aria-label={t("delete", { name: view.name })}
            title={t("deleteShort")}
            onClick={() => remove(view.id)}
          >
            <Trash2 />
          </Button>
        </>
      )}
    </span>
  );
  return (
    <>
      <Popover
        label={t("title")}
        align="end"
        button={{ variant: "ghost" }}
        trigger={
          <>
            <Bookmark />
            {t("title")}
          </>
        }
      >
        {(close) => (
          <div className={styles.menu}>
            {views.length === 0 && <p className={styles.none}>{t("none")}</p>}
            {views.map((view) => (
              <div key={view.id} className={styles.view}>
                <Link href={`/inventory?${view.query || "view=all"}`} onClick={close}>
                  {view.name}
                </Link>
                {view.team !== null && (
                  <Tag>{t("sharedWith", { team: names.team[view.team] ?? view.team })}</Tag>
                )}
                {act(view, close)}
              </div>
            ))}
            <Button
              onClick={() => {
                close();
                ask({ view: null });
              }}
            >
              <Bookmark />
              {t("keep")}
            </Button>
          </div>
        )}
      </Popover>
      {asking && (
        <ViewDialog view={asking.view} query={query} names={names} onClose={() => ask(null)} />
      )}
    </>
  );
}
