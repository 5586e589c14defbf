/** README.txt of a bundle: what it is and how anybody proves it, with Kagimori or without. */
export const readme = (
  fingerprint: string,
  rows: string,
): string => `Kagimori evidence bundle / Kagimori 証跡バンドル

Signed with the key / 署名鍵の指紋
  ${fingerprint}
Compare it with the fingerprint you were given on another way (the evidence page, a printed report).
この指紋を、別の経路で受け取った指紋 (証跡ページ、印刷した報告書) と照合してください。

With Kagimori / Kagimori で検証する
  kagimori verify FILE.zip --fingerprint ${fingerprint}

Without it / Kagimori を使わずに検証する (OpenSSL 3, coreutils)
  unzip FILE.zip -d evidence && cd evidence
  openssl pkey -pubin -in signing-key.pem -outform DER | sha256sum     # the fingerprint / 指紋
  openssl pkeyutl -verify -pubin -inkey signing-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
  sha256sum -c SHA256SUMS

Files / 内容
  ${rows.padEnd(24)}the rows / アクセス履歴の行
  query.json              what was asked, by whom, why / 検索条件、作成者、目的
  coverage.json           what the logs can prove, and gaps / ログの網羅状況と欠落
  kpi-definitions.json    figures that rest on these rows / 関係するKPIの定義
  manifest.json           counts, and size and SHA-256 of each file / 件数、各ファイルの大きさと SHA-256
  SHA256SUMS(.sig)        checksums, and the Ed25519 signature over them / 検査値とその Ed25519 署名
  SHA256SUMS.sig.tst      where there is one: RFC 3161 time-stamp of the signature / ある場合: 署名のタイムスタンプ (RFC 3161)
                          openssl ts -verify -data SHA256SUMS.sig -in SHA256SUMS.sig.tst -token_in -CAfile TSA-CA.pem
`;
