import { get } from "@/lib/http/route";
import { PublicKeyList } from "@/lib/signing/model";
import { listKeys } from "@/lib/signing/queries";

export const GET = get({
  permission: "openapi:read",
  summary: "Public keys of everything Kagimori has signed; old ones stay",
  response: PublicKeyList,
  handle: ({ viewer }) => listKeys(viewer),
});
