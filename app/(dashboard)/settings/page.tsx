import { forbidden, redirect } from "next/navigation";
import { sectionsFor } from "@/components/settings/sections";
import { permissionsOf } from "@/lib/access-control/model";
import { signedInViewer } from "@/lib/auth/page-viewer";

/** Leads to the first section the viewer may open. */
export default async function SettingsRoute(): Promise<never> {
  const [first] = sectionsFor(permissionsOf((await signedInViewer()).bindings));
  if (!first) forbidden();
  redirect(first.href);
}
