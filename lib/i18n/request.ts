import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { organisationSettings } from "@/lib/organisation/settings";
import { chooseLocale, localeCookie } from "./locale";

/** What next-intl needs for one request: language (no URL prefix), the organisation's zone, and one shared "now". */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  const locale = chooseLocale(chosen, (await headers()).get("accept-language"));
  const [{ timeZone }, messages] = await Promise.all([
    organisationSettings(),
    import(`../../messages/${locale}.json`),
  ]);
  return { locale, timeZone, now: new Date(), messages: messages.default };
});
