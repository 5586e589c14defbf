/**
 * An exemption, and a request for one, end with the incarnation they were about. A fragment for WITH in the statement that
 * writes the new incarnation. `from` joins `s`, the row as it is, and `i`, what replaces it.
 */
export const endExemptions = (at: string, from: string) =>
  `UPDATE exemption AS e SET status = 'ended', ended_at = ${at}, ended_by = 'system', ended_why = 'recreated'
     FROM ${from} WHERE i.renewed AND e.secret_id = s.id AND e.status IN ('requested', 'approved') AND e.until > ${at}`;
