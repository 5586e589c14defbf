import "server-only";
import { Role } from "@/lib/access-control/model";
import { prisma } from "@/lib/db/prisma";
import { authenticate } from "./authenticate";

/** Who is signed in, for a browser: name, address, roles. Nobody: the empty object. */
export async function describeSession(request: Request, requestId: string): Promise<object> {
  const headers = new Headers(request.headers);
  headers.delete("authorization");
  const viewer = await authenticate(headers, requestId, new Date());
  if (viewer?.id == null) return {};
  const { name, email } = await prisma().appUser.findUniqueOrThrow({ where: { id: viewer.id } });
  const held = viewer.bindings.map(({ role }) => role);
  return { user: { name, email, roles: Role.options.filter((role) => held.includes(role)) } };
}
