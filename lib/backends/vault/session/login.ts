import type { OpenContext } from "@/lib/backends/secret-backend";
import type { Call } from "@/lib/backends/vault/calls";
import { isReference } from "@/lib/config/model/terms";
import type { VaultAuth } from "@/lib/config/model/vault-auth";

type Login = Exclude<VaultAuth, { method: "token" }>;

/**
 * The login of a method. References are read anew each time: Kubernetes replaces the file of a service account's
 * token within the hour, and a secret id may have been changed since.
 */
export function loginCall(
  auth: Login,
  namespace: string,
  credential: OpenContext["credential"],
): Call {
  return {
    verb: "POST",
    engine: "login",
    namespace,
    mount: `auth/${auth.mount}/`,
    path: "login",
    body: bodyOf(auth, (reference) => credential(reference).trim()),
  };
}

function bodyOf(auth: Login, credential: (reference: string) => string): Record<string, string> {
  switch (auth.method) {
    case "approle": {
      const { roleId } = auth;
      return {
        role_id: isReference(roleId) ? credential(roleId) : roleId,
        secret_id: credential(auth.secretId),
      };
    }
    case "kubernetes":
      return { role: auth.role, jwt: credential(`file:${auth.jwtFile}`) };
    case "jwt":
      return { role: auth.role, jwt: credential(auth.jwt) };
  }
}
