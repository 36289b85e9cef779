// Preloaded into every Node process of a measured command (NODE_OPTIONS): notes its peak memory, in kilobytes.
const { appendFileSync } = require("node:fs");

process.on("exit", () => {
  appendFileSync(process.env.BENCH_RSS_FILE, `${process.resourceUsage().maxRSS}\n`);
});
