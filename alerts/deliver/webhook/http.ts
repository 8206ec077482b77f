import { type Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Answer, Parcel, Transport } from "../transport";
import { checkDestination, checkLiteralAddress, guardedLookup, parseDestination } from "./destination";

/** Posts messages over HTTP. Redirects are not followed; the answer's body is thrown away. */
export const http: Transport = {
  protocols: ["http", "https"],
  checkDestination,
  isEncrypted: (url) => new URL(url).protocol === "https:",
  send: post,
};

async function post(parcel: Parcel): Promise<Answer> {
  const { contentType, headers, body, privateNetworks, signal, connections } = parcel;
  const url = parseDestination(parcel.url);
  checkLiteralAddress(url, privateNetworks);
  const secure = url.protocol === "https:";
  const request = secure ? httpsRequest : httpRequest;
  const options: RequestOptions = {
    method: "POST",
    lookup: guardedLookup(privateNetworks),
    signal,
    headers: {
      ...headers,
      "content-type": contentType,
      "content-length": Buffer.byteLength(body),
      "user-agent": "Consentry",
    },
  };
  const sendOver = (agent: HttpAgent | false) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(url, { ...options, agent });
      sent.on("response", resolve);
      sent.on("error", (error: NodeJS.ErrnoException) =>
        reject(sent.reusedSocket && CLOSED.has(error.code) ? new KeptConnectionClosed() : error),
      );
      sent.end(body);
    });
  const response = await sendOver((secure ? connections?.https : connections?.http) ?? false).catch((error) => {
    if (error instanceof KeptConnectionClosed) return sendOver(false);
    throw error;
  });
  response.on("error", () => {});
  response.resume();
  return { statusCode: response.statusCode ?? 0, headers: response.headers };
}

/** The receiver closed a kept connection while a message was in flight, which says nothing about the message. */
class KeptConnectionClosed extends Error {}

const CLOSED = new Set<string | undefined>(["ECONNRESET", "EPIPE"]);
