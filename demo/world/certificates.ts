import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { type Calendar, DAY } from "@/demo/world/calendar";
import { bits, commonName, integer, sequence, time, tlv } from "@/demo/world/der";
import { digest, random } from "@/demo/world/random";

export interface Certificate {
  /** Colon-separated, as Vault writes it. */
  serial: string;
  commonName: string;
  issuer: string;
  from: number;
  to: number;
}

/** What machines got from a PKI mount: renewed every eighty days, good for ninety. */
export function issued(
  issuer: string,
  machines: readonly string[],
  instant: number,
  when: Calendar,
): Certificate[] {
  return machines.flatMap((machine) => {
    const offset = random(`certificate/${machine}`).int(0, 79);
    const newest = Math.floor((instant - when.on(-offset)) / (80 * DAY));
    return [newest - 1, newest].map((turn) => {
      const from = when.on(-offset + turn * 80, 2);
      return certificate(machine, issuer, from, from + 90 * DAY);
    });
  });
}

export function certificate(name: string, issuer: string, from: number, to: number): Certificate {
  const serial = digest(`serial/${name}/${from}`).replaceAll(/(..)(?=.)/g, "$1:");
  return { serial, commonName: name, issuer, from, to };
}

const texts = new Map<string, string>();

/** A real X.509 certificate, signed by a key that stands for its issuer. */
export function pem(of: Certificate): string {
  const known = texts.get(of.serial);
  if (known) return known;
  const algorithm = sequence(Buffer.from("06032b6570", "hex"));
  const body = sequence(
    tlv(0xa0, integer("02")),
    integer(of.serial.replaceAll(":", "")),
    algorithm,
    commonName(of.issuer),
    sequence(time(of.from), time(of.to)),
    commonName(of.commonName),
    createPublicKey(keyOf(of.commonName)).export({ type: "spki", format: "der" }),
  );
  const signed = sequence(body, algorithm, bits(sign(null, body, keyOf(of.issuer))));
  const lines = signed.toString("base64").match(/.{1,64}/g) ?? [];
  const text = `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
  texts.set(of.serial, text);
  return text;
}

/** The Ed25519 key that stands for a name. */
function keyOf(name: string) {
  const seed = Buffer.from(`${digest(`key/${name}`)}${digest(`yek/${name}`)}`, "hex");
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}
