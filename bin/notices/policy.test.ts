import { expect, test } from "vitest";
import { licenceProblem } from "./policy.mjs";

test.each(["MIT", "Apache-2.0 AND LGPL-3.0-or-later", "(MIT OR AGPL-3.0-only)", "MPL-2.0", "0BSD"])(
  "%s may be used",
  (licence) => {
    expect(licenceProblem(licence)).toBeNull();
  },
);

test.each(["AGPL-3.0-or-later", "BUSL-1.1", "SSPL-1.0", "MIT AND AGPL-3.0", "UNLICENSED", ""])(
  "%s may not",
  (licence) => {
    expect(licenceProblem(licence)).not.toBeNull();
  },
);
