#!/usr/bin/env node
/** The `kagimori` command: finds the database, then hands over to bin/cli. */
import { runCommand } from "./cli/run-command.mjs";

process.exitCode = await runCommand(process.argv.slice(2), process.env);
