"use client";

/** The last resort, when even the frame cannot be drawn: no catalogue is loaded, so both languages stand here. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="ja">
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "48px 24px" }}>
        <title>Kagimori</title>
        <h1 style={{ fontSize: 20 }}>この画面を表示できませんでした</h1>
        <p>データは変わっていません。ページを開き直し、続くときは管理者に知らせてください。</p>
        <p lang="en">
          This page could not be shown. Nothing was changed. Reload it; if it goes on, tell an
          administrator.
        </p>
        {error.digest && <p>参照番号 / Reference: {error.digest}</p>}
      </body>
    </html>
  );
}
