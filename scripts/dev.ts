/** Runs the program from source: `npm run dev -- user`. */
import { main } from "../src/main.js";

const { cwd, env, stdin, stdout, stderr } = process;
process.exitCode = await main(process.argv.slice(2), { cwd: cwd(), env, stdin, stdout, stderr });
