import type { ZodType } from "zod";
import type { AlertRow } from "../../alert-json";
import type { Twins } from "../../twins";
import type { AlertEvent, NotifiedAlert } from "../message";
import type { Answer, Transport } from "../transport";

/** What happened to an alert, and the alert as that left it. */
export type Notice<Settings extends object = object> = {
  event: AlertEvent;
  /** The alerts about the same event in other blocks. */
  twins: Twins;
  /** The address that links begin with. */
  publicUrl: string;
  settings: Settings;
} & (
  | { payload: "full"; alert: AlertRow }
  // What a thin message may say: a format is not given the patient, the actor or the evidence.
  | { payload: "thin"; alert: NotifiedAlert }
);

/** A message by which a person tries an endpoint. */
export type TestNotice<Settings extends object = object> = {
  id: string;
  at: Date;
  endpoint: { id: string; name: string };
  settings: Settings;
};

/** A message at the moment of an attempt. */
export type Outgoing<Settings extends object = object> = {
  /** The same on every attempt. */
  id: string;
  /** Such as `alert.created` or `endpoint.test`. */
  type: string;
  /**
   * Id of the message that told the endpoint of the alert: what an update changes and a retraction takes back. Null in a
   * test message.
   */
  creationId: string | null;
  /** As it was written, to the byte. */
  body: string;
  settings: Settings;
  /** `whsec_` and the key in base64. */
  secret: string;
  /** The secret before a rotation, as long as it counts. */
  previousSecret?: string | null;
};

/** What an answer means for the message. */
export type Judgement =
  | { result: "accepted"; error: null }
  | {
      /** `failed` is tried again; `gone` is not, as the receiver will never take this message. */
      result: "failed" | "gone";
      /** Why, in a sentence without the URL. */
      error: string;
      /** How long the receiver asked to wait. */
      retryAfterMs?: number;
    };

/** How the messages of an endpoint are written and sent, and how the receiver's answers are read. */
export type Format<Settings extends object = object> = {
  /** What an endpoint's `format` says. Endpoints keep theirs, so a name that was released stays. */
  readonly name: string;
  readonly transport: Transport;
  readonly contentType: string;
  /** Whether receivers verify messages by the endpoint's secret. Otherwise nobody is shown one. */
  readonly signed: boolean;
  /**
   * What it needs of an endpoint beside the URL, such as a routing key: validates what a person gives, and is what the
   * format's functions get. Its description, a phrase, is part of the API's. Stored, and never shown.
   */
  readonly settings: ZodType<Settings>;
  /**
   * The body of an alert's message: written once, stored, and repeated to the byte on every attempt. The same notice
   * always makes the same body. A retraction says what it takes back by the alert's id or by `event.creationId`.
   */
  write(notice: Notice<Settings>): string;
  /** The same of a test message. */
  writeTest(test: TestNotice<Settings>): string;
  /** The headers of one attempt, signatures among them; without content type and length. */
  headers(message: Outgoing<Settings>): Record<string, string>;
  judge(answer: Answer): Judgement;
};
