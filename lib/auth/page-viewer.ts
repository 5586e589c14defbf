import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { can, type Permission } from "@/lib/access-control/model";
import type { Viewer } from "@/lib/access-control/viewer";
import { pathHeader } from "@/lib/http/path-header";
import { requestIdOf } from "@/lib/http/request-id";
import { authenticate } from "./authenticate";

/** Who looks at this page; null: nobody signed in. Asked once per request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const sent = new Headers(await headers());
  sent.delete("authorization");
  return authenticate(sent, requestIdOf(sent), new Date());
});

/**
 * The viewer of a page, who holds this permission. Nobody signed in: leads to the sign-in page and back here. Not
 * allowed: shows app/forbidden.tsx with status 403. Every page below app/(dashboard) begins with it.
 */
export async function pageViewer(permission: Permission): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer === null) {
    const path = (await headers()).get(pathHeader) ?? "/";
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  if (!can(viewer.bindings, permission)) forbidden();
  return viewer;
}
