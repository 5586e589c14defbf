/** The request header in which proxy.ts tells a page its own path and query. Whatever a client sends there is replaced. */
export const pathHeader = "x-kagimori-path";

/** The request header in which proxy.ts tells a page the nonce of its scripts and style elements. */
export const nonceHeader = "x-nonce";
