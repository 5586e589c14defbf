/** Text as words are compared: NFKC, without space around it, in lower case. `ＰＲＯＤ ` and `prod` are one word. */
export const fold = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
