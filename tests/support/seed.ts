import fc from "fast-check";
import { seedOfRun } from "./seed-of-run.js";

const seed = seedOfRun();
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
