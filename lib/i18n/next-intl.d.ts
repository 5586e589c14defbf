import type ja from "@/messages/ja.json";
import type { Locale as AppLocale } from "./locale";

/** Lets the compiler refuse a message key or language that does not exist. */
declare module "next-intl" {
  interface AppConfig {
    Locale: AppLocale;
    Messages: typeof ja;
  }
}
