/** Where PostgreSQL tells that events were given their places. */
export const STREAM_CHANNEL = "compliance_stream";
