"use client";

import {
  type AbstractIntlMessages,
  NextIntlClientProvider,
  useLocale,
  useMessages,
} from "next-intl";
import { type ReactNode, useMemo } from "react";

/** Words beside those that are there already; language, zone and clock stay. */
export function WordsBeside({
  words,
  children,
}: {
  words: AbstractIntlMessages;
  children: ReactNode;
}) {
  const around = useMessages();
  const all = useMemo(() => ({ ...around, ...words }), [around, words]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all}>
      {children}
    </NextIntlClientProvider>
  );
}
