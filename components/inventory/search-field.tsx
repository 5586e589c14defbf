import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { withValues } from "@/lib/inventory/model/list-params";
import styles from "./inventory.module.css";
import { showAddress } from "./show-address";

/** Milliseconds of rest after which what was typed is searched for. */
const pause = 250;

/** Free text over names, paths, services, teams and owners; from two characters, Japanese too. */
export function SearchField({ url }: { url: URLSearchParams }) {
  const t = useTranslations("inventory");
  const asked = url.get("q") ?? "";
  const [text, setText] = useState(asked);
  const written = useRef(asked);
  const current = useRef(url);
  current.current = url;

  // Another way changed the address (a chip, the back button): show that.
  if (asked !== written.current) {
    written.current = asked;
    setText(asked);
  }

  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text.trim();
      const values = text.trim() ? [text.trim()] : [];
      showAddress(withValues(current.current, "q", values), { replace: true });
    }, pause);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <label className={styles.search}>
      <Search />
      <input
        type="search"
        value={text}
        maxLength={200}
        placeholder={t("searchFor")}
        aria-label={t("searchFor")}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}
