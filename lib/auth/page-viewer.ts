import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { can, type Permission } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { webEnvironment } from "@/lib/config/environment";
import { pathHeader } from "@/lib/http/path-header";
import { requestIdOf } from "@/lib/http/request-id";
import { mustChangePassphrase } from "@/lib/users/own-account";
import { authenticate } from "./authenticate";
import { readCookies } from "./cookies";
import { sessionCookie, sessionEnds } from "./session";

/** Who looks at this page; null: nobody signed in. Asked once per request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const sent = new Headers(await headers());
  sent.delete("authorization");
  return authenticate(sent, requestIdOf(sent), new Date());
});

/** Who is signed in; nobody is led to the sign-in page, and from there back to this one. For the frame of pages. */
export async function signedInViewer(): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer !== null) {
    if (viewer.bindings.length === 0 && (await mustChangePassphrase(viewer)))
      redirect("/change-passphrase");
    return viewer;
  }
  const path = (await headers()).get(pathHeader) ?? "/";
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/**
 * The viewer of a page, who holds this permission; without it app/(dashboard)/forbidden.tsx is shown (with status 403
 * unless loading.tsx has been sent before).
 * Every page below app/(dashboard) begins with it.
 */
export async function pageViewer(permission: Permission): Promise<Viewer> {
  const viewer = await signedInViewer();
  if (!can(viewer.bindings, permission)) forbidden();
  return viewer;
}

/** When this session ends, whatever happens. */
export async function ownSessionEnds(): Promise<Date | null> {
  const cookies = readCookies((await headers()).get("cookie"));
  return sessionEnds(cookies.get(sessionCookie(webEnvironment().origin)) ?? "");
}
