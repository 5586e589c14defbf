/** Where a connection URL leads, without anything that could be a credential. */
export interface ConnectionTarget {
  /** Host, port and database, as far as they can be told; null when the form is not known. */
  to: string | null;
  /** A password stands in the URL itself instead of `{{password}}`: everybody who may read the config can read it. */
  passwordInUrl: boolean;
}

const template = /\{\{\s*password\s*\}\}/i;
/** Keys of `key=value` forms that say where, not who. */
const harmless = /^(host|hostaddr|port|dbname|database|server|data source|address)$/i;

/**
 * Reads a database's connection_url without keeping its user, password or parameters: URLs
 * (`postgresql://user:password@host/db?…`), the Go driver's `user:password@tcp(host:3306)/`, Oracle's
 * `user/password@host:1521/service`, and `key=value` pairs by spaces or semicolons.
 */
export function connectionTarget(text: string): ConnectionTarget {
  const pairs = /^[\w ]+=[^@]*$/.test(text) || /;\s*[\w ]+=/.test(text) ? keyValues(text) : null;
  if (pairs) {
    const password = pairs.find(([key]) => /^(password|pwd)$/i.test(key))?.[1];
    const to = pairs.filter(([key]) => harmless.test(key)).map(([key, value]) => `${key}=${value}`);
    return { to: to.join(" ") || null, passwordInUrl: isPassword(password) };
  }

  const [beforeQuery = "", query = ""] = splitOnce(text, "?");
  const at = beforeQuery.lastIndexOf("@");
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0] ?? "";
  const user = at < 0 ? "" : beforeQuery.slice(scheme.length, at);
  const inUser = splitOnce(user, user.includes(":") ? ":" : "/")[1];
  const inQuery = /(?:^|&)(?:password|pwd)=([^&]*)/i.exec(query)?.[1];
  const host = at < 0 ? beforeQuery.slice(scheme.length) : beforeQuery.slice(at + 1);
  return {
    to: host === "" ? null : `${scheme}${host}`,
    passwordInUrl: isPassword(inUser) || isPassword(inQuery),
  };
}

/** Servers mask what they recognise as `xxxxx` or asterisks: there is one, all the same. */
const isPassword = (text: string | undefined) =>
  text !== undefined && text !== "" && !template.test(text);

function keyValues(text: string): [string, string][] {
  const parts = text.split(text.includes(";") ? ";" : /\s+(?=\w+=)/);
  return parts
    .map((part) => splitOnce(part, "="))
    .map(([key, value = ""]) => [key.trim(), value.trim()]);
}

function splitOnce(text: string, by: string): [string, string | undefined] {
  const at = text.indexOf(by);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + by.length)];
}
