import type { Connections } from "./webhook/connections";
import type { PrivateNetworks } from "./webhook/destination";

/** What a receiver answered to a message. */
export type Answer = {
  statusCode: number;
  /** By lower-case name. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** A message that is ready to go. */
export type Parcel = {
  url: string;
  contentType: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  privateNetworks: PrivateNetworks;
  /** Ends the attempt. */
  signal: AbortSignal;
  /** Without them the message has a connection of its own. */
  connections?: Connections;
};

/** How messages reach a receiver. */
export type Transport = {
  /** Protocols of the URLs that it serves, such as `https`. */
  protocols: readonly string[];
  /** Throws a `DestinationError` where nothing may be sent to this URL. What holds when a message is sent is checked again then. */
  checkDestination(url: string, privateNetworks: PrivateNetworks): Promise<unknown>;
  /** Whether a message to this URL is encrypted on its way. */
  isEncrypted(url: string): boolean;
  /** Sends once. Rejects with a `DestinationError`, or with Node's error, where no answer comes. */
  send(parcel: Parcel): Promise<Answer>;
};
