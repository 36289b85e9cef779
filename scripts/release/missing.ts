/** What of package.json a release needs besides what the tests check. */
export interface Manifest {
  version: string;
  repository?: string | { url?: string };
  homepage?: string;
  bugs?: string | { url?: string; email?: string };
}

/**
 * What a maintainer has to fill in before the package is published, a line each; empty when nothing is missing. npm
 * checks `repository` against the place it is built at (https://docs.npmjs.com/generating-provenance-statements).
 */
export function missingForRelease(manifest: Manifest, changelog: string): string[] {
  const { version, repository, homepage, bugs } = manifest;
  const missing: string[] = [];
  if (!isUrl(typeof repository === "string" ? repository : repository?.url)) {
    missing.push('package.json: "repository" has no URL, so npm cannot say where the package was built.');
  }
  if (!isUrl(homepage)) missing.push('package.json: "homepage" is missing.');
  if (!isUrl(typeof bugs === "string" ? bugs : bugs?.url) && !(typeof bugs === "object" && bugs.email)) {
    missing.push('package.json: "bugs" names no place to report to.');
  }
  if (!changelog.split("\n").some((line) => line.startsWith(`## ${version}`) || line.startsWith(`## [${version}]`))) {
    missing.push(`CHANGELOG.md: there is no "## ${version}"; move what is under "Unreleased" there.`);
  }
  return missing;
}

function isUrl(text: string | undefined): boolean {
  return (
    text !== undefined &&
    /^(?:git\+)?(?:https?|ssh):\/\/[^/\s]+\/\S+|^https?:\/\/[^/\s]+\/?$|^github:\S+\/\S+$/.test(text)
  );
}
