import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import styles from "./inventory.module.css";

/** Milliseconds of rest after which what was typed is searched for. */
const pause = 250;

/** Free text to search for; told when the typing rests. */
export function SearchField({
  asked,
  label,
  onSearch,
}: {
  /** What the address asks for now. */
  asked: string;
  label: string;
  onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(asked);
  const written = useRef(asked);
  const search = useRef(onSearch);
  search.current = onSearch;

  // Another way changed the address (a chip, the back button): show that.
  if (asked !== written.current) {
    written.current = asked;
    setText(asked);
  }

  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text.trim();
      search.current(text.trim());
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
        placeholder={label}
        aria-label={label}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  );
}
