"use client";

import { NextIntlClientProvider, useLocale } from "next-intl";
import type { ReactNode } from "react";

/** Inside it "now" is the instant looked at, so that ages and due dates are those of then. */
export function AsOfClock({ at, children }: { at: string | undefined; children: ReactNode }) {
  const locale = useLocale();
  if (at === undefined) return children;
  return (
    <NextIntlClientProvider locale={locale} now={new Date(at)}>
      {children}
    </NextIntlClientProvider>
  );
}
