import { createHash, createPublicKey, verify, X509Certificate } from "node:crypto";
import { ContentInfo, id_signedData, SignedData, type SignerInfo } from "@peculiar/asn1-cms";
import { AsnConvert, AsnParser, OctetString } from "@peculiar/asn1-schema";
import { id_ct_tstInfo, TSTInfo } from "@peculiar/asn1-tsp";
import { Certificate } from "@peculiar/asn1-x509";

/** What a time-stamp says: these bytes were there at that time, by the word of who signed it. */
export interface TimeStamp {
  /** UTC. */
  at: Date;
  /** ± so many seconds, where the authority says so. */
  accuracySeconds: number | null;
  /** Subject of the certificate it is signed with. */
  signedBy: string;
  /** Whether a certificate that was handed in vouches for the signer; null: none was. */
  trusted: boolean | null;
  nonce: bigint | null;
}

const hashes: Readonly<Record<string, string>> = {
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};
/** Signature algorithms that name their hash: RSA (PKCS #1 v1.5) and ECDSA. The others use the digest algorithm's. */
const signatureHashes: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.11": "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512",
  "1.2.840.10045.4.3.2": "sha256",
  "1.2.840.10045.4.3.3": "sha384",
  "1.2.840.10045.4.3.4": "sha512",
};
const plainRsa = "1.2.840.113549.1.1.1";
const messageDigestAttribute = "1.2.840.113549.1.9.4";
const timeStamping = "1.3.6.1.5.5.7.3.8";

/**
 * Examines a TimeStampToken (RFC 3161, DER): that it is about `content`, signed by a certificate inside it that is made
 * for time-stamps and was valid then, and, when `authority` (PEM) is given, vouched for by that. Throws in words what does
 * not hold. RSA (PKCS #1 v1.5) and ECDSA are understood.
 */
export function examineToken(
  token: Buffer,
  content: Uint8Array,
  authority: string | null,
): TimeStamp {
  const { signed, info, encoded } = opened(token);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const hash = hashes[hashAlgorithm.algorithm];
  if (!hash || hash === "sha1") throw new Error("its imprint is by a hash not accepted here");
  if (!createHash(hash).update(content).digest().equals(Buffer.from(hashedMessage.buffer)))
    throw new Error("it is about something else");

  const [signer] = signed.signerInfos;
  if (!signer || signed.signerInfos.length !== 1) throw new Error("it has not one signer");
  const certificates = (signed.certificates ?? []).flatMap(({ certificate }) =>
    certificate ? [new X509Certificate(Buffer.from(AsnConvert.serialize(certificate)))] : [],
  );
  const certificate = certificates.find((one) => isOf(signer, one));
  if (!certificate) throw new Error("the certificate it is signed with is not in it");
  if (!isSigned(signer, encoded, certificate)) throw new Error("its signature does not hold");
  if (!certificate.keyUsage?.includes(timeStamping))
    throw new Error("it is signed with a certificate that is not for time-stamps");
  const at = info.genTime;
  if (at < new Date(certificate.validFrom) || at > new Date(certificate.validTo))
    throw new Error("its signer's certificate was not valid at its time");
  const { seconds = 0, millis = 0, micros = 0 } = info.accuracy ?? {};
  return {
    at,
    accuracySeconds: info.accuracy ? seconds + millis / 1e3 + micros / 1e6 : null,
    signedBy: certificate.subject.replaceAll("\n", ", "),
    trusted: authority === null ? null : vouched(certificate, certificates, authority),
    nonce: info.nonce ? BigInt(`0x${Buffer.from(info.nonce).toString("hex")}`) : null,
  };
}

function opened(token: Buffer) {
  const outer = AsnParser.parse(token, ContentInfo);
  if (outer.contentType !== id_signedData) throw new Error("it is no signed token");
  const signed = AsnParser.parse(outer.content, SignedData);
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== id_ct_tstInfo || !eContent?.single) throw new Error("it is no time-stamp");
  const encoded = Buffer.from(eContent.single.buffer);
  return { signed, encoded, info: AsnParser.parse(encoded, TSTInfo) };
}

/** Issuer and serial number, or the subject's key identifier. */
function isOf({ sid }: SignerInfo, certificate: X509Certificate): boolean {
  const parsed = AsnParser.parse(certificate.raw, Certificate).tbsCertificate;
  if (sid.issuerAndSerialNumber) {
    const { issuer, serialNumber } = sid.issuerAndSerialNumber;
    return (
      bytes(AsnConvert.serialize(issuer)).equals(bytes(AsnConvert.serialize(parsed.issuer))) &&
      bytes(serialNumber).equals(bytes(parsed.serialNumber))
    );
  }
  const own = parsed.extensions?.find(({ extnID }) => extnID === "2.5.29.14");
  if (!own || !sid.subjectKeyIdentifier) return false;
  const identifier = AsnParser.parse(own.extnValue.buffer, OctetString);
  return bytes(identifier.buffer).equals(bytes(sid.subjectKeyIdentifier.buffer));
}

/** The signed attributes hold the content's digest, and the signature is over them as a SET (RFC 5652 §5.4). */
function isSigned(signer: SignerInfo, content: Buffer, certificate: X509Certificate): boolean {
  const digest = hashes[signer.digestAlgorithm.algorithm];
  const { algorithm } = signer.signatureAlgorithm;
  const hash = algorithm === plainRsa ? digest : signatureHashes[algorithm];
  if (!digest || !hash || !signer.signedAttrs) return false;
  const [told] =
    signer.signedAttrs.find(({ attrType }) => attrType === messageDigestAttribute)?.attrValues ??
    [];
  if (!told) return false;
  const { buffer } = AsnParser.parse(told, OctetString);
  if (!createHash(digest).update(content).digest().equals(bytes(buffer))) return false;
  const attributes = asSet(signer.signedAttrs.map((one) => bytes(AsnConvert.serialize(one))));
  const key = createPublicKey(certificate.publicKey.export({ type: "spki", format: "pem" }));
  return verify(hash, attributes, key, bytes(signer.signature.buffer));
}

/** DER of a SET of these, in the order they came in. */
function asSet(items: readonly Buffer[]): Buffer {
  const content = Buffer.concat(items);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([0x31, ...length]), content]);
}

/** Whether `authority` is the certificate itself, or issued it through those that came along. */
function vouched(
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  authority: string,
): boolean {
  const trusted = new X509Certificate(authority);
  const issued = (by: X509Certificate, one: X509Certificate) =>
    by.ca && one.checkIssued(by) && one.verify(by.publicKey);
  let at = certificate;
  for (let steps = 0; steps <= others.length; steps++) {
    if (at.fingerprint256 === trusted.fingerprint256 || issued(trusted, at)) return true;
    const next = others.find((one) => one.fingerprint256 !== at.fingerprint256 && issued(one, at));
    if (!next) return false;
    at = next;
  }
  return false;
}

const bytes = (buffer: ArrayBuffer): Buffer => Buffer.from(buffer);
