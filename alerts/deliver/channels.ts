/** PostgreSQL channel that announces new positions in the event stream. */
export const STREAM_CHANNEL = "compliance_stream";
