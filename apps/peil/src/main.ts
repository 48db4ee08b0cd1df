import { runCommandLine } from './cli/run-command-line.js';

// explicit: a library that leaves a timer behind must not keep a stopped Peil alive
process.exit(await runCommandLine(process.argv.slice(2), process.env));
