import { expect, test } from "vitest";
import { connectionTarget } from "@/lib/backends/vault/engines/connection-target";

test.each([
  [
    "postgresql://{{username}}:{{password}}@db.example:5432/app?sslmode=disable",
    "postgresql://db.example:5432/app",
    false,
  ],
  ["postgresql://root:kgmr-canary@db.example/app", "postgresql://db.example/app", true],
  ["postgresql://root:xxxxx@db.example/app", "postgresql://db.example/app", true],
  [
    "mongodb+srv://u:p%40ss@kgmr-canary@c.example/admin?w=majority",
    "mongodb+srv://c.example/admin",
    true,
  ],
  ["{{username}}:{{password}}@tcp(db.example:3306)/", "tcp(db.example:3306)/", false],
  ["root:kgmr-canary@tcp(db.example:3306)/app?tls=true", "tcp(db.example:3306)/app", true],
  ["{{username}}/{{password}}@//ora.example:1521/ORCL", "//ora.example:1521/ORCL", false],
  ["system/kgmr-canary@ora.example:1521/ORCL", "ora.example:1521/ORCL", true],
  ["sqlserver://{{username}}:{{password}}@ms.example:1433", "sqlserver://ms.example:1433", false],
  [
    "postgresql://db.example/app?user=root&password=kgmr-canary",
    "postgresql://db.example/app",
    true,
  ],
  [
    "host=db.example port=5432 user=root password=kgmr-canary dbname=app",
    "host=db.example port=5432 dbname=app",
    true,
  ],
  [
    "Server=ms.example;Database=app;User Id=sa;Password={{password}};",
    "Server=ms.example Database=app",
    false,
  ],
  ["Server=ms.example;User Id=sa;Pwd=kgmr-canary", "Server=ms.example", true],
  ["", null, false],
])("%s", (url, to, passwordInUrl) => {
  const target = connectionTarget(url);
  expect(target).toEqual({ to, passwordInUrl });
  expect(JSON.stringify(target)).not.toContain("kgmr-canary");
});
