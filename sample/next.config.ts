import type { NextConfig } from "next";

// The demo copies this project into the repository's own folder, which has a lockfile too.
const config: NextConfig = { turbopack: { root: process.cwd() } };

export default config;
