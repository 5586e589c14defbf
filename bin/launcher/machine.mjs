/** @typedef {{ message: string, fatal: boolean }} Problem */

/**
 * Is this Node one that Kagimori runs on? @param {string} version such as "22.11.0" @returns {Problem | null}
 */
export function nodeProblem(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    return {
      message: `Kagimori needs Node 22 or 24 (20.19 at least). This is Node ${version}: https://nodejs.org`,
      fatal: true,
    };
  }
  if (major < 22) {
    return {
      message: `Node ${version} is past its end of life: Kagimori starts on it, but Node 22 or 24 is what it is made for.`,
      fatal: false,
    };
  }
  return null;
}

const supported = ["linux-x64", "linux-arm64", "darwin-arm64"];

/** Is this operating system one that Kagimori runs on? @returns {Problem | null} */
export function platformProblem(platform = process.platform, arch = process.arch, libc = libcOf()) {
  if (platform === "win32") {
    return {
      message: "Kagimori does not run on Windows itself. Use WSL2: https://aka.ms/wsl",
      fatal: true,
    };
  }
  if (platform === "linux" && libc === "other") {
    return {
      message:
        "Kagimori needs a Linux with glibc (Debian, Ubuntu, Fedora, …); this one has another C library.",
      fatal: true,
    };
  }
  if (supported.includes(`${platform}-${arch}`)) return null;
  return {
    message: `${platform} on ${arch} is not supported (${supported.join(", ")} are). Trying all the same.`,
    fatal: false,
  };
}

function libcOf() {
  if (process.platform !== "linux") return null;
  process.report.excludeNetwork = true; // name look-ups could take seconds
  return process.report.getReport().header.glibcVersionRuntime ? "glibc" : "other";
}
