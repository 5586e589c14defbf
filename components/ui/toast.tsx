"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { Button } from "./button";
import { StateIcon } from "./state-icon";
import styles from "./toast.module.css";

interface Notice {
  readonly id: number;
  readonly tone: "ok" | "breach";
  readonly text: string;
}

type Notify = (tone: Notice["tone"], text: string) => void;

const Toasts = createContext<Notify>(() => undefined);

/** Says at the lower right what an act did; good news leaves after six seconds, bad news stays until closed. */
export function useToast(): Notify {
  return useContext(Toasts);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("ui");
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const last = useRef(0);

  const close = useCallback(
    (id: number) => setNotices((shown) => shown.filter((notice) => notice.id !== id)),
    [],
  );
  const notify = useCallback<Notify>(
    (tone, text) => {
      const id = ++last.current;
      setNotices((shown) => [...shown, { id, tone, text }]);
      if (tone === "ok") setTimeout(() => close(id), 6000);
    },
    [close],
  );

  return (
    <Toasts value={notify}>
      {children}
      <div className={styles.stack} aria-live="polite">
        {notices.map(({ id, tone, text }) => (
          <div key={id} className={clsx(styles.toast, styles[tone])}>
            <StateIcon tone={tone} />
            <span className="grow">{text}</span>
            <Button
              variant="ghost"
              size="small"
              icon
              aria-label={t("close")}
              onClick={() => close(id)}
            >
              <X />
            </Button>
          </div>
        ))}
      </div>
    </Toasts>
  );
}
