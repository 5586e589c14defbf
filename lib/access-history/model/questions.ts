/**
 * Questions asked again and again, as saved filters: what stands in the URL. `production` is put only to who sees
 * production.
 */
export const questions = [
  { id: "changes", query: "" },
  {
    id: "production",
    query: "environment=prod&kind=person&use=value-read&use=issue&outcome=success",
  },
  { id: "sinceRotation", query: "since=rotation&use=value-read&use=issue&period=all" },
  { id: "leavers", query: "left=true&use=value-read&use=issue&period=all" },
  { id: "outsideHours", query: "hours=outside&kind=person&use=value-read&use=issue" },
  { id: "newReaders", query: "newReaderDays=30&use=value-read&use=issue" },
  { id: "failures", query: "outcome=failure&use=value-read&use=issue" },
  { id: "unknown", query: "view=unknown" },
  { id: "everything", query: "use=all&own=include" },
  { id: "inferred", query: "origin=inferred&use=all" },
] as const;
export type QuestionId = (typeof questions)[number]["id"];

/** What decides which question a URL asks: scope and period are set beside it. */
const beside = ["team", "service", "backend", "from", "to", "asOf", "cursor", "page", "event"];

/** The question whose filters are exactly these, if any. */
export function questionOf(url: URLSearchParams): QuestionId | null {
  const told = (params: URLSearchParams) =>
    [...params]
      .filter(([key]) => !beside.includes(key))
      .map((pair) => pair.join("="))
      .sort()
      .join("&");
  const asked = told(url);
  return questions.find(({ query }) => told(new URLSearchParams(query)) === asked)?.id ?? null;
}
