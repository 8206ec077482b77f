// Loaded before Ponder, which runs as a child of one of our commands: ends it at once when that one is gone, however it
// ended. A new indexer may start by then.
process.once("disconnect", () => process.exit(1));
process.channel?.unref();
