// Loaded before Ponder, which runs as a child of our commands: exits as soon as the parent is gone, however it ended,
// because a new indexer may then start.
process.once("disconnect", () => process.exit(1));
process.channel?.unref();
