import { Denied } from "@/components/states/denied";

export default function Forbidden() {
  return <Denied />;
}
