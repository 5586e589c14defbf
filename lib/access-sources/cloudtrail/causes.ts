import type { FailedBecause } from "@/lib/access-sources/access-source";

const throttled = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|RateExceeded/i;
const kms = /KMS|DecryptionFailure|EncryptionFailure|InvalidKeyId/i;
const kmsWords = /\bkms\b|Access to KMS is not allowed/i;
const notFound =
  /NotFound|InvalidResourceId|NoSuchEntity|ParameterVersionLabelLimit|^InvalidParameterName$/;
const denied =
  /AccessDenied|Unauthorized|NotAuthorized|Forbidden|UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|ExpiredToken|SignatureDoesNotMatch|InvalidSignature|AuthFailure|MissingAuthentication|OptInRequired/;
const failedByItself = /(?:Failed|Abandoned)$/;

/**
 * Why a call failed, by `errorCode`; null when it succeeded. A refusal of the key is told in the message only. Events of the
 * service itself that tell of a failure have a message and no code.
 */
export function causeOf(
  code: string | null,
  message: string | null,
  eventName: string,
): FailedBecause | null {
  if (code === null) {
    if (message === null) return failedByItself.test(eventName) ? "other" : null;
    return kmsWords.test(message) ? "kms" : "other";
  }
  if (throttled.test(code)) return "throttled";
  if (kms.test(code)) return "kms";
  if (notFound.test(code)) return "not-found";
  if (denied.test(code)) return message !== null && kmsWords.test(message) ? "kms" : "denied";
  return message?.includes("Rate exceeded") ? "throttled" : "other";
}
