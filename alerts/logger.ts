import pino, { type DestinationStream, type Logger, type LoggerOptions } from "pino";

/**
 * The logger of a process: JSON lines with the level as a word, an ISO time and the process's `name`. Writes to standard
 * output if no `destination` is given.
 */
export function createLogger(
  { name, level }: { name: string; level: string },
  destination?: DestinationStream,
): Logger {
  const options: LoggerOptions = {
    name,
    level,
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}
