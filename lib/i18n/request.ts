import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, localeCookie } from "./locale";
import { organisationTimeZone } from "./time-zone";

/** What next-intl needs for one request: language (no URL prefix), the organisation's zone, and one shared "now". */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  const locale = chooseLocale(chosen, (await headers()).get("accept-language"));
  return {
    locale,
    timeZone: await organisationTimeZone(),
    now: new Date(),
    messages: (await import(`../../messages/${locale}.json`)).default,
  };
});
