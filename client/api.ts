// Written by `npm run client:build` from the API's routes. Do not edit.

export interface paths {
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get who you are
         * @description The principal, the role and the operations of the credential that is sent, in a session or not. It is not in the operator log.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in
         * @description Opens a session with an API key, and sets its cookie, which no script can read. The session can do what the key can, from pages of the same origin. It ends when you sign out, when nothing has been asked for a while (`idleUntil`), at `expiresAt`, and when the key is revoked or expires.
         */
        post: operations["signIn"];
        /**
         * Sign out
         * @description Ends the session that the request is made in. Without one, the response is 409.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the ways to sign in
         * @description For the sign-in page, so it needs no credential.
         */
        get: operations["getSignInOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get alert statistics for a period
         * @description Counts by day, rule, severity, status and actor, the median time to acknowledge and to resolve, and each rule's precision by the outcomes of its alerts.
         */
        get: operations["getAlertStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count alerts by the values of each filter
         * @description Takes the filters of the list. The counts of one filter are those that the list would have with each of its values: all other filters apply to them, it does not.
         */
        get: operations["getAlertFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/workload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what there is to do now
         * @description Open alerts by severity and age and by assignee, those that are overdue or due soon, and the clocks of breach notifications. Unlike the statistics, it has no period: an alert counts for as long as it needs work.
         */
        get: operations["getAlertWorkload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts, newest first
         * @description The filters apply together. Without any, the list has all alerts, retracted ones too. To keep the list current, stream the events after its `Stream-Position`: `GET /v1/stream?after=…`.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an alert with its history and deliveries
         * @description The `ETag` header has the alert's version, for use in `If-Match`. `Stream-Position` is the position of the stream after which its changes are events.
         */
        get: operations["getAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an alert's status, assignee or due date
         * @description Send the version you last saw in `If-Match`. If somebody else has changed the alert since, the response is 412 and lists their changes. Retracted and suppressed alerts are read-only (409).
         */
        patch: operations["updateAlert"];
        trace?: never;
    };
    "/v1/alerts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply the same change to many alerts
         * @description All or nothing. Name up to 500 alerts with the version you last saw of each; or select up to 5000 by the filters of a list, with what you saw of it: its `totalCount` and its `Stream-Position`. If any alert cannot be changed, or changed since, nothing is changed, and the 409 lists every such alert. If another number of alerts meets the filter now, the 409 is `count-changed`.
         */
        post: operations["bulkUpdateAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a note to an alert
         * @description A note does not change the alert's version, so `If-Match` is optional.
         */
        post: operations["addAlertNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/breach-assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Record whether a confirmed violation requires breach notification
         * @description Its notification due dates then no longer count as open. The assessment can be repeated; the history keeps every one.
         */
        put: operations["setBreachAssessment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream alert events
         * @description Server-sent events `alert.created`, `alert.updated` and `alert.retracted`. `data` is `{type, timestamp, data}` as in webhooks, with the alert as it is when sent. Ids increase and are durable: a client that sends the last one as `Last-Event-ID` misses nothing and sees nothing twice, even across restarts. Without it and without `after`, the stream starts with new events. The server closes the stream from time to time; reconnect, as `EventSource` does automatically. `auditor` and `officer` receive the full alert, other roles the fields of a thin webhook.
         */
        get: operations["streamAlertEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accesses, newest first
         * @description Each access has its verdict, the grant that covers it or comes closest, and its alerts.
         */
        get: operations["listAccesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accesses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an access with the evidence for its verdict
         * @description Also returns the patient's controller, representatives and affiliations as they were known when the access was judged. If several chains recorded the `accessId`, the response is 409 and names them.
         */
        get: operations["getAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List consents, with their terms and revocations, newest first
         * @description Facts of blocks that are not final yet are included; a reorganisation can still remove them.
         */
        get: operations["listConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a consent
         * @description By its `id`, or by the id that it has on the chain. If several facts have that id, the response is 409 and names them.
         */
        get: operations["getConsent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credentials, with their revocations, newest first
         * @description Facts of blocks that are not final yet are included; a reorganisation can still remove them.
         */
        get: operations["listCredentials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credentials/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a credential
         * @description By its `id`, or by the id that it has on the chain. If several facts have that id, the response is 409 and names them.
         */
        get: operations["getCredential"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sharing agreements, with proposal, acceptance and end, newest first
         * @description Facts of blocks that are not final yet are included; a reorganisation can still remove them.
         */
        get: operations["listAgreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an agreement
         * @description By its `id`, or by the id that it has on the chain. If several facts have that id, the response is 409 and names them.
         */
        get: operations["getAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List shares: records that one party sent to another, newest first
         * @description Facts of blocks that are not final yet are included; a reorganisation can still remove them.
         */
        get: operations["listShares"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shares/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a share
         * @description By its `id`, or by the id that it has on the chain. If several facts have that id, the response is 409 and names them.
         */
        get: operations["getShare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List claims, with their approvals, payments and closing events, newest first
         * @description Facts of blocks that are not final yet are included; a reorganisation can still remove them.
         */
        get: operations["listClaims"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/claims/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a claim
         * @description By its `id`, or by the id that it has on the chain. If several facts have that id, the response is 409 and names them.
         */
        get: operations["getClaim"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/governance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List governance changes (roles, policy, trust, administration) and timelock operations, newest first
         * @description Facts of blocks that are not final yet are included; a reorganisation can still remove them.
         */
        get: operations["listGovernanceChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/governance/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a governance change
         * @description By its `id`, or by the id that it has on the chain. If several facts have that id, the response is 409 and names them.
         */
        get: operations["getGovernanceChange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patients/{patient}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A patient: controller, representatives, counts
         * @description Returns the patient's controller and representatives, and how many facts and alerts there are of each kind.
         */
        get: operations["getPatient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patients/{patient}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a patient's events in chain order, newest first
         * @description Consents and their revocations, accesses with their verdicts, shares, claims and their outcomes, data requests, and alerts. Alerts that the chain retracted are left out: see `/v1/alerts`.
         */
        get: operations["listPatientTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List actors with the status of their credentials
         * @description Everybody who accessed a record, holds a credential or is a member of an organisation. To find those who access records for treatment without a valid licence, use `purpose=TREAT&licence=none&licence=expired&licence=revoked&licence=upcoming`. A page looks at 2,000 actors at most: if few of them match, it is short or empty, and `nextCursor` leads on.
         */
        get: operations["listActors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/actors/{actor}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an actor's credentials, affiliations, accesses by day and alerts
         * @description Counts the actor's accesses by day for the period. Without one, it is the 30 days up to the newest block with an access.
         */
        get: operations["getActor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List organisations
         * @description Every account that has or had members, recorded accesses as a custodian, or is party to a sharing agreement.
         */
        get: operations["listOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/organisations/{organisation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an organisation's members, agreements, accesses as custodian and alerts
         * @description Counts the accesses that the organisation recorded as custodian by day, for the period. Without one, it is the 30 days up to the newest block with an access.
         */
        get: operations["getOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints, oldest first
         * @description Secrets are never included.
         */
        get: operations["listEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description The response contains the secret that verifies signatures, which is not shown again. The endpoint is notified of what happens from now on; `announceOpen` also notifies it of alerts that are open already. Only roles that may read alerts can create an endpoint whose payload is `full`.
         */
        post: operations["createEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook endpoint
         * @description The secret is never included.
         */
        get: operations["getEndpoint"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description Pending deliveries are cancelled. All deliveries stay on record.
         */
        delete: operations["deleteEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint
         * @description Omitted fields stay unchanged. Pending messages go to the new address; messages to a paused endpoint wait until it is resumed. Filters are applied once, when a message is created. Only roles that may read alerts can switch an endpoint's payload to `full`, or change the address of an endpoint whose payload is or was `full`.
         */
        patch: operations["updateEndpoint"];
        trace?: never;
    };
    "/v1/endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test message
         * @description Creates an `endpoint.test` message, which is signed, sent and retried like any other. `GET /v1/deliveries/{id}` shows its result.
         */
        post: operations["testEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/endpoints/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an endpoint's secret
         * @description The response contains the new secret, which is not shown again. During the overlap, messages are signed with both secrets, so that the receiver can switch without missing one. Rotating again ends the previous overlap. If the endpoint's payload is or was `full`, only roles that may read alerts can rotate its secret.
         */
        post: operations["rotateEndpointSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/endpoints/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay the messages of a period
         * @description Sends each message again with its original `webhook-id` and body, in order of creation. With `dryRun`, it only says how many these are. Messages that are still pending are sent anyway and are not counted. If the endpoint's payload is or was `full`, only roles that may read alerts can replay.
         */
        post: operations["replayEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/endpoints/{id}/announce-open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Announce open alerts to an endpoint
         * @description Sends an `alert.created` for every open alert (status `open`, `acknowledged` or `investigating`) that matches the endpoint and that it was not notified of, for instance because the alert was found before the endpoint was created, or is older than the go-live block. Repeating the request announces no alert twice. If the endpoint's payload is or was `full`, only roles that may read alerts can do this.
         */
        post: operations["announceOpenAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries, newest first
         * @description Each delivery has its attempts, with the receiver's status codes, but not the body.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A delivery
         * @description Returns the delivery with its attempts, but without its body.
         */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeliver a message
         * @description Sends the message immediately, with the same `webhook-id` and body, and resets its attempts. This also works while it waits for its next attempt; if an attempt is running, that attempt goes on instead. If the endpoint was deleted, and the delivery thereby cancelled, the response is 409.
         */
        post: operations["replayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List suppressions, newest first
         * @description Ended and expired suppressions stay in the list; filter by `active`.
         */
        get: operations["listSuppressions"];
        put?: never;
        /**
         * Suppress a rule's alerts about a subject
         * @description Matching alerts detected from now on are stored as `suppressed`, and nobody is notified. Existing alerts stay as they are. Alerts that it suppressed stay suppressed after it expires.
         */
        post: operations["createSuppression"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A suppression
         * @description Also returns suppressions that have ended or expired.
         */
        get: operations["getSuppression"];
        put?: never;
        post?: never;
        /**
         * End a suppression early
         * @description Reopens the active alerts that it suppressed and notifies endpoints of them, except alerts that another active suppression covers. The suppression stays on record. If it has already ended or expired, the response is 409.
         */
        delete: operations["endSuppression"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List rules with their parameters and statistics
         * @description Each rule has the parameters in force and figures of the last 30 days.
         */
        get: operations["listRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a rule with its history
         * @description The parameters in force, figures of the last 30 days, and the versions and parameters it has been used with, and since when.
         */
        get: operations["getRule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys, newest first
         * @description Revoked and expired keys stay in the list. The keys themselves are never included.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The response is the only one that contains the key. Store it at once.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API key
         * @description The key itself is never included.
         */
        get: operations["getKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description The key is refused from now on and stays on record. If it is already revoked, the response is 409.
         */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an API key
         * @description Creates a new key with the name, role, operations and lifetime of the old one. The old key stays valid for the overlap. If it was already rotated, is revoked or has expired, the response is 409.
         */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operator-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the operator log, newest first
         * @description Every request that needs a credential has an entry: who made it, what it read or changed, and how it was answered. Of requests that the rate limit refuses, only the first in a minute has one.
         */
        get: operations["listOperatorLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List directory entries: names and addresses of staff and organisations
         * @description The directory names staff and organisations in reports. It never contains patients.
         */
        get: operations["listDirectory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an account's directory entry
         * @description If the account has no entry, the response is 404.
         */
        get: operations["getDirectoryEntry"];
        /**
         * Create or replace an account's directory entry
         * @description Refuses an account known only as the controller of a patient's consents: the directory never contains patients.
         */
        put: operations["putDirectoryEntry"];
        post?: never;
        /**
         * Delete an account's directory entry
         * @description Reports then show the account's address on the chain instead of a name.
         */
        delete: operations["deleteDirectoryEntry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/directory/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import directory entries from a CSV file
         * @description The first line names the columns: `account,kind,name,address`; `address` is optional. Fields are separated by commas, semicolons or tabs. The encoding is that of the byte order mark or of the `charset` in `Content-Type`, otherwise UTF-8; bytes of another encoding are refused. The import is all or nothing: if any line is invalid, nothing is written, and `errors` lists up to 100 invalid lines.
         */
        post: operations["importDirectory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patients/{patient}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the accounting of a patient's disclosures (45 CFR 164.528)
         * @description Lists accesses by others and shares, from final blocks, with the details that the law requires for each. Disclosures for treatment, payment or health care operations, to the patient or a representative, or covered by the patient's grant are only counted. Impermissible disclosures are always listed.
         */
        get: operations["getAccountingOfDisclosures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fhir/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the FHIR CapabilityStatement
         * @description Lists the resources, searches and formats that this server supports. Needs no credential.
         */
        get: operations["getFhirMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fhir/AuditEvent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search accesses and shares as AuditEvents, newest first
         * @description To search by patient, prefer the search with a form: form parameters do not appear in URLs.
         */
        get: operations["searchFhirAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fhir/AuditEvent/_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search accesses and shares as AuditEvents, newest first (parameters in a form)
         * @description Use this to search by patient: form parameters do not appear in URLs, which proxies log. URL parameters also apply. The links are GETs that contain the search in sealed form.
         */
        post: operations["searchFhirAuditEventsByForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fhir/AuditEvent/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an access or share as an AuditEvent
         * @description The id is that of the access or share under `/v1`.
         */
        get: operations["getFhirAuditEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fhir/Consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search grants as Consents, newest first
         * @description To search by patient, prefer the search with a form: form parameters do not appear in URLs.
         */
        get: operations["searchFhirConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fhir/Consent/_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search grants as Consents, newest first (parameters in a form)
         * @description Use this to search by patient: form parameters do not appear in URLs, which proxies log. URL parameters also apply. The links are GETs that contain the search in sealed form.
         */
        post: operations["searchFhirConsentsByForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fhir/Consent/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a grant as a Consent
         * @description The id is that of the consent under `/v1`.
         */
        get: operations["getFhirConsent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/{id}/backtest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a back-test of a rule with other parameters
         * @description A worker evaluates the rule over the period twice: with the current parameters and with the proposed ones. Only the comparison is stored, and nobody is notified. `GET /v1/backtests/{id}` shows the progress and the result.
         */
        post: operations["createBacktest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backtests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a back-test's progress and result
         * @description `state` and `progress` tell how far it is; `results` has the alerts that the other parameters would add and drop.
         */
        get: operations["getBacktest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the alerts of a period
         * @description The header gives the period, time of creation, ruleset and filters, and for each chain the last final block and what is not evaluated: in CSV as lines that begin with `#`, in JSON Lines as `{"header": …}`. The last line gives the number of rows: `# rows,N` or `{"end": {"rows": N}}`; if it is missing, the report is incomplete. Cells that a spreadsheet could run as a formula are prefixed with an apostrophe. `actorName` and `organisationName` (for an access, its custodian) come from the directory.
         */
        get: operations["exportAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the accesses of a period
         * @description The header gives the period, time of creation, ruleset and filters, and for each chain the last final block and what is not evaluated: in CSV as lines that begin with `#`, in JSON Lines as `{"header": …}`. The last line gives the number of rows: `# rows,N` or `{"end": {"rows": N}}`; if it is missing, the report is incomplete. Cells that a spreadsheet could run as a formula are prefixed with an apostrophe. `actorName` and `organisationName` (for an access, its custodian) come from the directory.
         */
        get: operations["exportAccesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/operator-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the operator log of a period
         * @description Entries are in the order in which they were recorded. The header gives the period, time of creation, ruleset and filters, and for each chain the last final block and what is not evaluated: in CSV as lines that begin with `#`, in JSON Lines as `{"header": …}`. The last line gives the number of rows: `# rows,N` or `{"end": {"rows": N}}`; if it is missing, the report is incomplete. Cells that a spreadsheet could run as a formula are prefixed with an apostrophe.
         */
        get: operations["exportOperatorLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/compliance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the compliance report of a period
         * @description Covers what happened in the period: what of it was and was not evaluated, findings by rule and severity with their outcomes, precision and response times, the period before and the trend, breach clocks, and open alerts, the oldest with names from the directory. Findings count by when the event happened, whenever they were found; findings of the period about earlier events are in `foundAboutEarlier`. It identifies no patient.
         */
        get: operations["getComplianceReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the monitor's status
         * @description For each chain: how far it is indexed, final and evaluated. Also the queues, the version and the ruleset in force.
         */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get metrics for Prometheus
         * @description Labels never contain a patient, an actor or any other value from a request's path.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This description
         * @description Like all of `/v1`, it needs a credential.
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/graphql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Query facts and alerts with GraphQL, by URL
         * @description Answers queries that cannot name a patient; others are refused with 405: use POST. Without `query`, a browser gets a page to write queries on.
         */
        get: operations["queryGraphqlByUrl"];
        put?: never;
        /**
         * Query facts and alerts with GraphQL
         * @description One operation per request, in Ponder's dialect of GraphQL. Errors of the query itself are in `errors`, with status 200.
         */
        post: operations["queryGraphql"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "alert.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An alert was found
         * @description Also sent when a suppression ends, or when an alert that was retracted holds again.
         */
        post: operations["onAlertCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alert.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An alert has changed
         * @description Sent to endpoints with `updates`.
         */
        post: operations["onAlertUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "alert.retracted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An alert no longer holds
         * @description `retraction` says why, and which alert took its place.
         */
        post: operations["onAlertRetracted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "endpoint.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Someone is testing the endpoint
         * @description `POST /v1/endpoints/{id}/test` sends it.
         */
        post: operations["onEndpointTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Access: {
            /** @description `<chain id>-<position>`, such as `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description The id that the custodian chose. */
            accessId: string;
            entryIndex: number;
            custodian: string;
            seq: string;
            actor: string;
            patient: string;
            record: string;
            /** @enum {string} */
            purpose: "TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT";
            /** @enum {string} */
            category: "GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL";
            /** @enum {string} */
            action: "read" | "create" | "update" | "delete" | "export" | "ALL";
            /** @enum {string} */
            outcome: "permitted" | "denied";
            citedConsentId: string | null;
            reasonHash: string | null;
            /**
             * Format: date-time
             * @description When the access happened, by the custodian's clock.
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string;
            verdict: {
                /** @enum {string} */
                consent: "explained" | "missed" | "exempt" | "breakGlass" | "denied" | "pending" | "error";
                /** @description If no consent covered the access: the rule that names the root cause. */
                ruleId: string | null;
                /** @description The grant that covers the access, or else the one that comes closest. */
                grant: components["schemas"]["Grant"] | null;
                ruleset: string | null;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                evaluatedAt: string | null;
            };
            alerts: {
                id: string;
                rule: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low";
                /** @enum {string} */
                status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                /** @enum {string} */
                finality: "provisional" | "final";
                /**
                 * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
                 * @example Record read 21 minutes after consent was revoked
                 */
                headline: string;
            }[];
        };
        AccessDetail: {
            /** @description `<chain id>-<position>`, such as `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description The id that the custodian chose. */
            accessId: string;
            entryIndex: number;
            custodian: string;
            seq: string;
            actor: string;
            patient: string;
            record: string;
            /** @enum {string} */
            purpose: "TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT";
            /** @enum {string} */
            category: "GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL";
            /** @enum {string} */
            action: "read" | "create" | "update" | "delete" | "export" | "ALL";
            /** @enum {string} */
            outcome: "permitted" | "denied";
            citedConsentId: string | null;
            reasonHash: string | null;
            /**
             * Format: date-time
             * @description When the access happened, by the custodian's clock.
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string;
            verdict: {
                /** @enum {string} */
                consent: "explained" | "missed" | "exempt" | "breakGlass" | "denied" | "pending" | "error";
                /** @description If no consent covered the access: the rule that names the root cause. */
                ruleId: string | null;
                /** @description The grant that covers the access, or else the one that comes closest. */
                grant: components["schemas"]["Grant"] | null;
                ruleset: string | null;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                evaluatedAt: string | null;
            };
            alerts: {
                id: string;
                rule: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low";
                /** @enum {string} */
                status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                /** @enum {string} */
                finality: "provisional" | "final";
                /**
                 * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
                 * @example Record read 21 minutes after consent was revoked
                 */
                headline: string;
            }[];
            evidence: {
                /**
                 * Format: date-time
                 * @description The time at which the access is judged: the custodian's clock if plausible, else the block time.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                effectiveTime: string;
                /** @description The patient's controller. */
                registration: {
                    chainId: number;
                    /** @description Position: orders the facts of a chain. */
                    pos: string;
                    blockNumber: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    blockTime: string;
                    txHash: string;
                    logIndex: number;
                    controller: string;
                } | null;
                /** @description The appointments by which the actor represents the patient. */
                representations: {
                    chainId: number;
                    /** @description Position: orders the facts of a chain. */
                    pos: string;
                    blockNumber: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    blockTime: string;
                    txHash: string;
                    logIndex: number;
                    /**
                     * Format: date-time
                     * @description Null if none was given: valid from its own block.
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    validFrom: string | null;
                    /**
                     * Format: date-time
                     * @description Exclusive; null if there is no end.
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    validUntil: string | null;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    endedAt: string | null;
                    representative: string;
                }[];
                /** @description The affiliations by which the actor acts for the organisation that holds the grant. */
                affiliations: {
                    chainId: number;
                    /** @description Position: orders the facts of a chain. */
                    pos: string;
                    blockNumber: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    blockTime: string;
                    txHash: string;
                    logIndex: number;
                    /**
                     * Format: date-time
                     * @description Null if none was given: valid from its own block.
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    validFrom: string | null;
                    /**
                     * Format: date-time
                     * @description Exclusive; null if there is no end.
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    validUntil: string | null;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    endedAt: string | null;
                    organisation: string;
                }[];
            };
        };
        AccessFact: {
            pos: string;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            entryIndex: number;
            accessId: string;
            custodian: string;
            sequence: string;
            actor: string;
            patient: string;
            record: string;
            purpose: string;
            category: string;
            action: string;
            outcome: string;
            citedConsentId: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string | null;
            /**
             * Format: date-time
             * @description The time by which the access is judged.
             * @example 2026-01-31T12:00:00.000Z
             */
            effectiveTime?: string;
        };
        AccountingOfDisclosures: {
            patient: string;
            /** @description `to` is exclusive. */
            period: {
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                from: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                to: string;
            };
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            generatedAt: string;
            ruleset: string;
            chains: {
                chainId: number;
                /** @description Later blocks are left out, because a reorganisation could still remove them. */
                finalizedBlock: string | null;
                /** @description The newest final block that contains a fact; null if there is none. */
                lastFinalBlock: {
                    blockNumber: string;
                    blockHash: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    blockTime: string;
                } | null;
                /** @description Ranges of final blocks with accesses or shares that no ruleset has evaluated yet, or on which a rule failed. */
                coverageGaps: {
                    fromBlock: string;
                    toBlock: string;
                }[];
            }[];
            exclusions: {
                treatmentPaymentOperations: number;
                individualOrRepresentative: number;
                authorization: number;
            };
            /** @description Denied attempts, in which nothing was disclosed. */
            deniedAccesses: number;
            summarised: boolean;
            disclosures: components["schemas"]["Disclosure"][];
        };
        Actor: {
            actor: string;
            /** @description Newest first. */
            credentials: components["schemas"]["Credential"][];
            /** @description The actor's affiliations as a member, newest first. */
            affiliations: {
                chainId: number;
                /** @description Position: orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                /**
                 * Format: date-time
                 * @description Null if none was given: valid from its own block.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                validFrom: string | null;
                /**
                 * Format: date-time
                 * @description Exclusive; null if there is no end.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                validUntil: string | null;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                endedAt: string | null;
                /**
                 * @description Current status.
                 * @enum {string}
                 */
                status: "active" | "upcoming" | "expired" | "ended";
                organisation: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            firstAccessAt: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            lastAccessAt: string | null;
            /**
             * Format: date-time
             * @description Beginning of `accessesByDay`.
             * @example 2026-01-31T12:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @description End of `accessesByDay`, exclusive.
             * @example 2026-01-31T12:00:00.000Z
             */
            to: string;
            /** @description Days with accesses, oldest first. */
            accessesByDay: {
                /**
                 * Format: date
                 * @description In UTC, by block time.
                 */
                day: string;
                accesses: number;
                denied: number;
                /** @description Permitted accesses for an emergency purpose: ETREAT, BTG or ERTREAT. */
                breakGlass: number;
            }[];
            alerts: {
                /** @description By rule and status, including retracted alerts. */
                counts: {
                    rule: string;
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    /** @enum {string} */
                    status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                    count: number;
                }[];
                /** @description The ten most recently detected alerts. */
                latest: {
                    id: string;
                    rule: {
                        id: string;
                        name: string;
                    };
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    /** @enum {string} */
                    status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                    /** @enum {string} */
                    finality: "provisional" | "final";
                    /**
                     * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
                     * @example Record read 21 minutes after consent was revoked
                     */
                    headline: string;
                    summary: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    detectedAt: string;
                }[];
            };
        };
        ActorListItem: {
            actor: string;
            /** @description From the directory, with `names=true`. */
            actorName?: string | null;
            /**
             * @description The actor's credentials of all kinds: `valid` if one is valid now, else `upcoming` if one begins later, else how the last one ended; `none` if there never was one. It does not say whether the issuer is trusted.
             * @enum {string}
             */
            credential: "valid" | "upcoming" | "expired" | "revoked" | "none";
            /**
             * @description The same, counting only credentials as physician, nurse, or pharmacist, one of which treatment requires.
             * @enum {string}
             */
            licence: "valid" | "upcoming" | "expired" | "revoked" | "none";
            /** @description The organisations that the actor is a member of now. */
            organisations: {
                organisation: string;
                /** @description From the directory, with `names=true`. */
                organisationName?: string | null;
            }[];
            /**
             * Format: date-time
             * @description Time of the block of the actor's last access.
             * @example 2026-01-31T12:00:00.000Z
             */
            lastAccessAt: string | null;
            /** @description Alerts about the actor that still need work: not resolved, suppressed or retracted. */
            openAlerts: number;
        };
        AffiliationFact: {
            pos: string;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            end: {
                pos: string;
                txHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                endedAt: string | null;
            } | null;
            member: string;
            organisation: string;
        };
        Agreement: {
            /** @description `<chain id>-<position>`, such as `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description The id in the contract. */
            agreementId: string;
            proposer: string;
            counterparty: string;
            purposes: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
            categories: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
            formats: string[];
            redisclosure: boolean;
            /**
             * Format: date-time
             * @description Null if none was given: valid from its acceptance.
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * Format: date-time
             * @description Exclusive; null if there is no end.
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            /**
             * @description Current status.
             * @enum {string}
             */
            status: "proposed" | "active" | "upcoming" | "expired" | "ended";
            acceptance: components["schemas"]["StandingChange"] | null;
            end: components["schemas"]["StandingChange"] | null;
        };
        AgreementFact: {
            pos: string;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            agreementId: string;
            proposer: string;
            counterparty: string;
            purposes: string[];
            categories: string[];
            formats: string[];
            redisclosure: boolean;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            acceptance: {
                pos: string;
                txHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                acceptedAt: string | null;
            } | null;
            end: {
                pos: string;
                txHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                endedAt: string | null;
                by: string;
            } | null;
        };
        Alert: {
            id: string;
            /** @description The rule that fired, in the version that found it; `severity` and `citations` are as the catalogue has them now. */
            rule: {
                id: string;
                name: string;
                version: number;
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low";
                citations: string[];
            };
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low";
            /** @enum {string} */
            status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
            /** @enum {string} */
            finality: "provisional" | "final";
            chainId: number;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            entryIndex: number;
            subjectType: string;
            subjectId: string;
            patient: string | null;
            actor: string | null;
            organisation: string | null;
            consentId: string | null;
            purpose: string | null;
            category: string | null;
            action: string | null;
            /**
             * Format: date-time
             * @description By the custodian's clock.
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string | null;
            /**
             * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
             * @example Record read 21 minutes after consent was revoked
             */
            headline: string;
            /** @description What was wrong, and when, in one sentence. */
            summary: string;
            /** @description The instants that the summary names, so that a reader can be shown them in another time zone: where each begins and ends (UTF-16 code units, end exclusive). */
            instants: {
                start: number;
                end: number;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                at: string;
            }[];
            evidence: components["schemas"]["AlertEvidence"];
            explanation: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            detectedAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            notifiedAt: string | null;
            assignee: string | null;
            /** @enum {string|null} */
            outcome: "confirmed_violation" | "policy_exception" | "false_positive" | "duplicate" | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            dueAt: string | null;
            duplicateOf: string | null;
            /** @description The suppression that was in force when it was found, so nobody was notified: see `/v1/suppressions`. */
            suppressedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            retractedAt: string | null;
            /** @description Why and when the alert was retracted, and what took its place; null while it stands. */
            retraction: components["schemas"]["Retraction"] | null;
            /** @description Of a confirmed violation: until when the individuals and the authority must be told. */
            breach: {
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                discoveredAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                individualsDueAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                authorityDueAt: string;
                /** @description Null until somebody has recorded it. */
                assessment: {
                    notifiable: boolean;
                    note: string;
                    by: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    at: string;
                } | null;
            } | null;
            /** @description Counts changes. */
            version: number;
            /** @description The retracted alert about the same event in a block that is no longer on the chain. */
            replaces: string | null;
            /** @description Of a retracted alert: the alert about the same event in the block that took its place. */
            replacedBy: string | null;
        };
        AlertChange: {
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** @description Display name; it is not unique and can change. */
            by: string;
            /**
             * @description `system`: the monitor itself.
             * @enum {string}
             */
            byKind: "system" | "key" | "token";
            /** @description Unique id of who made the change: a key's id, or `oidc:`, the token's issuer, `#` and its subject. */
            byId: string | null;
            /** @example created */
            change: string;
            from: {
                [key: string]: unknown;
            } | null;
            to: {
                [key: string]: unknown;
            } | null;
            note: string | null;
        };
        AlertCreated: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "alert.created";
            /**
             * Format: date-time
             * @description When it happened, which is the same on every attempt.
             * @example 2026-01-31T12:00:00.000Z
             */
            timestamp: string;
            /** @description The whole alert has `evidence`; the thin one has `url` instead, and names neither patient nor actor. */
            data: components["schemas"]["ThinAlert"] | components["schemas"]["Alert"];
        };
        AlertDetail: {
            id: string;
            /** @description The rule that fired, in the version that found it; `severity` and `citations` are as the catalogue has them now. */
            rule: {
                id: string;
                name: string;
                version: number;
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low";
                citations: string[];
            };
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low";
            /** @enum {string} */
            status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
            /** @enum {string} */
            finality: "provisional" | "final";
            chainId: number;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            entryIndex: number;
            subjectType: string;
            subjectId: string;
            patient: string | null;
            actor: string | null;
            organisation: string | null;
            consentId: string | null;
            purpose: string | null;
            category: string | null;
            action: string | null;
            /**
             * Format: date-time
             * @description By the custodian's clock.
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string | null;
            /**
             * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
             * @example Record read 21 minutes after consent was revoked
             */
            headline: string;
            /** @description What was wrong, and when, in one sentence. */
            summary: string;
            /** @description The instants that the summary names, so that a reader can be shown them in another time zone: where each begins and ends (UTF-16 code units, end exclusive). */
            instants: {
                start: number;
                end: number;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                at: string;
            }[];
            evidence: components["schemas"]["AlertEvidence"];
            explanation: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            detectedAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            notifiedAt: string | null;
            assignee: string | null;
            /** @enum {string|null} */
            outcome: "confirmed_violation" | "policy_exception" | "false_positive" | "duplicate" | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            dueAt: string | null;
            duplicateOf: string | null;
            /** @description The suppression that was in force when it was found, so nobody was notified: see `/v1/suppressions`. */
            suppressedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            retractedAt: string | null;
            /** @description Why and when the alert was retracted, and what took its place; null while it stands. */
            retraction: components["schemas"]["Retraction"] | null;
            /** @description Of a confirmed violation: until when the individuals and the authority must be told. */
            breach: {
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                discoveredAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                individualsDueAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                authorityDueAt: string;
                /** @description Null until somebody has recorded it. */
                assessment: {
                    notifiable: boolean;
                    note: string;
                    by: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    at: string;
                } | null;
            } | null;
            /** @description Counts changes. */
            version: number;
            /** @description The retracted alert about the same event in a block that is no longer on the chain. */
            replaces: string | null;
            /** @description Of a retracted alert: the alert about the same event in the block that took its place. */
            replacedBy: string | null;
            history: components["schemas"]["AlertChange"][];
            deliveries: components["schemas"]["Delivery"][];
        };
        AlertDuration: {
            /** @description Seconds since detection, or since the alert last returned from a suppression or retraction; null if there is no such alert. */
            median: number | null;
            /** @description Number of alerts that the median is of. */
            alerts: number;
        };
        AlertEvent: components["schemas"]["AlertCreated"] | components["schemas"]["AlertUpdated"] | components["schemas"]["AlertRetracted"];
        /** @description The facts that the verdict used, each with its place on the chain. `rule.id` tells which of these it is; its members tell as well. Members that are not listed may appear, and alerts of earlier versions of a rule may lack some. */
        AlertEvidence: components["schemas"]["MissedConsentEvidence"] | components["schemas"]["BreakGlassEvidence"] | components["schemas"]["BurstEvidence"] | components["schemas"]["ClockEvidence"] | components["schemas"]["VolumeEvidence"] | components["schemas"]["SelfAccessEvidence"] | components["schemas"]["GrantByThirdPartyEvidence"] | components["schemas"]["OpenEndedConsentEvidence"] | components["schemas"]["SlowRevocationEvidence"] | components["schemas"]["HastyRegrantEvidence"] | components["schemas"]["UncredentialedAccessEvidence"] | components["schemas"]["UntrustedIssuerEvidence"] | components["schemas"]["StaleGrantEvidence"] | components["schemas"]["ShareEvidence"] | components["schemas"]["RedisclosureEvidence"] | components["schemas"]["OverdueRequestEvidence"] | components["schemas"]["DuplicateClaimEvidence"] | components["schemas"]["ClaimWithoutServiceEvidence"] | components["schemas"]["ClaimPaymentEvidence"] | components["schemas"]["ClaimApprovalEvidence"] | components["schemas"]["GovernanceEvidence"] | components["schemas"]["AuditGapEvidence"];
        AlertFacets: {
            /** @description Alerts that meet every filter. */
            total: number;
            status: {
                /** @enum {string} */
                value: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                count: number;
            }[];
            severity: {
                /** @enum {string} */
                value: "critical" | "high" | "medium" | "low";
                count: number;
            }[];
            finality: {
                /** @enum {string} */
                value: "provisional" | "final";
                count: number;
            }[];
            /** @description Rules with an alert, by their ids. */
            rule: {
                value: string;
                count: number;
            }[];
            /** @description The 50 assignees with the most alerts. */
            assignee: {
                value: string;
                count: number;
            }[];
            /** @description Whether somebody has taken the alert. */
            assigned: {
                value: boolean;
                count: number;
            }[];
            /** @description Unresolved alerts by their due date; each alert counts once. */
            due: {
                overdue: number;
                withinDay: number;
                withinWeek: number;
                later: number;
            };
        };
        AlertRetracted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "alert.retracted";
            /**
             * Format: date-time
             * @description When it happened, which is the same on every attempt.
             * @example 2026-01-31T12:00:00.000Z
             */
            timestamp: string;
            /** @description The whole alert has `evidence`; the thin one has `url` instead, and names neither patient nor actor. */
            data: components["schemas"]["ThinAlert"] | components["schemas"]["Alert"];
        };
        AlertStats: {
            /**
             * @description The clock by which the period and `byDay` count: when the alert was detected (`from`, `to`), or when the event happened (`occurredFrom`, `occurredTo`).
             * @enum {string}
             */
            clock: "detected" | "happened";
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            to: string;
            /** @description All alerts except retracted ones. */
            total: number;
            /** @description By day of detection in UTC; days without alerts are omitted. */
            byDay: {
                /** @example 2026-01-31 */
                day: string;
                count: number;
            }[];
            byRule: {
                rule: string;
                count: number;
            }[];
            bySeverity: {
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low";
                count: number;
            }[];
            /** @description The only counts that include retracted alerts. */
            byStatus: {
                /** @enum {string} */
                status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                count: number;
            }[];
            /** @description The 100 actors with the most alerts, in descending order. */
            byActor: {
                actor: string | null;
                count: number;
            }[];
            secondsToAcknowledge: components["schemas"]["AlertDuration"];
            secondsToResolve: components["schemas"]["AlertDuration"];
            /** @description For each rule with resolved alerts, from their outcomes. */
            precision: {
                rule: string;
                confirmedViolations: number;
                policyExceptions: number;
                falsePositives: number;
                duplicates: number;
                /** @description Share of confirmed violations among resolved alerts, duplicates excluded; null if there are none. */
                precision: number | null;
            }[];
        };
        /** @description Give at least one of `status`, `assignee` and `dueAt`. */
        AlertUpdate: {
            /**
             * @description `open` → `acknowledged` → `investigating` → `resolved`, one step at a time unless `through` is true; `resolved` requires an outcome and a note. From `resolved`, `investigating` reopens the alert, if the deployment allows it, and requires a note.
             * @enum {string}
             */
            status?: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
            /** @description Whether to take the steps on the way to `status` as well. Each gets its entry in the history, and all together one `alert.updated`. */
            through?: boolean;
            /** @description Null: nobody. */
            assignee?: string | null;
            /** @enum {string} */
            outcome?: "confirmed_violation" | "policy_exception" | "false_positive" | "duplicate";
            /** @description With the outcome `duplicate`: the alert that this one duplicates, which must not be a duplicate itself. */
            duplicateOf?: string;
            /** Format: date-time */
            dueAt?: string;
            note?: string;
        };
        AlertUpdated: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "alert.updated";
            /**
             * Format: date-time
             * @description When it happened, which is the same on every attempt.
             * @example 2026-01-31T12:00:00.000Z
             */
            timestamp: string;
            /** @description The whole alert has `evidence`; the thin one has `url` instead, and names neither patient nor actor. */
            data: components["schemas"]["ThinAlert"] | components["schemas"]["Alert"];
        };
        AlertWorkload: {
            /**
             * Format: date-time
             * @description The time by which ages and due dates count.
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** @description Alerts that still need work: open, acknowledged or investigating. */
            open: number;
            /** @description Of the open ones, those past their due date. */
            overdue: number;
            /** @description Of the open ones, those that are due within the next 24 hours. */
            dueWithinDay: number;
            /** @description Of the open ones, those that nobody has taken. */
            unassigned: number;
            /** @description Every severity, the most severe first. */
            bySeverity: {
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low";
                /** @description Alerts that still need work: open, acknowledged or investigating. */
                open: number;
                /** @description Of the open ones, those past their due date. */
                overdue: number;
                /** @description By the time since detection. */
                byAge: {
                    underOneDay: number;
                    oneToThreeDays: number;
                    threeToSevenDays: number;
                    overSevenDays: number;
                };
            }[];
            /** @description The 100 assignees with the most open alerts, in descending order. */
            byAssignee: {
                assignee: string;
                /** @description Alerts that still need work: open, acknowledged or investigating. */
                open: number;
                /** @description Of the open ones, those past their due date. */
                overdue: number;
            }[];
            /** @description The clocks of breach notifications. */
            breaches: {
                /** @description Confirmed violations without a breach assessment. */
                running: number;
                /** @description Of these, those past a notification due date. */
                overdue: number;
                /**
                 * Format: date-time
                 * @description The first notification due date that has not passed; null if there is none.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                nextDueAt: string | null;
            };
        };
        ApiKey: {
            id: string;
            /** @description Name of the key's owner. */
            name: string;
            /** @enum {string} */
            role: "auditor" | "officer" | "security" | "service" | "admin";
            /** @description The role's operations that the key is limited to; null for all of them. */
            operations: string[] | null;
            /**
             * @description First characters of the key.
             * @example csk_3fPq0ZkW
             */
            prefix: string;
            /** @enum {string} */
            state: "valid" | "expired" | "revoked";
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            revokedAt: string | null;
            /**
             * Format: date-time
             * @description Last use, with a precision of one minute.
             * @example 2026-01-31T12:00:00.000Z
             */
            lastUsedAt: string | null;
            /** @description Id of the key that replaces this one. */
            rotatedTo: string | null;
        };
        ApiKeyMade: {
            id: string;
            /** @description Name of the key's owner. */
            name: string;
            /** @enum {string} */
            role: "auditor" | "officer" | "security" | "service" | "admin";
            /** @description The role's operations that the key is limited to; null for all of them. */
            operations: string[] | null;
            /**
             * @description First characters of the key.
             * @example csk_3fPq0ZkW
             */
            prefix: string;
            /** @enum {string} */
            state: "valid" | "expired" | "revoked";
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            revokedAt: string | null;
            /**
             * Format: date-time
             * @description Last use, with a precision of one minute.
             * @example 2026-01-31T12:00:00.000Z
             */
            lastUsedAt: string | null;
            /** @description Id of the key that replaces this one. */
            rotatedTo: string | null;
            /** @description The key's secret value, shown only once. */
            key: string;
        };
        ApiKeyRotation: {
            /**
             * @description How long the old key stays valid beside the new one.
             * @default 24
             */
            overlapHours?: number;
        };
        /** @description GOV-02. */
        AuditGapEvidence: {
            access: components["schemas"]["AccessFact"];
            previous: {
                pos: string;
                txHash: string;
                sequence: string;
            };
        };
        Backtest: {
            id: string;
            ruleId: string;
            parameters: {
                [key: string]: unknown;
            };
            period: {
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                from: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                to: string;
            };
            chainIds: number[];
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed";
            /** @description Ranges of facts that are compared, of those known so far. */
            progress: {
                done: number;
                total: number | null;
            };
            /** @description By chain, once it is done. */
            results: {
                chainId: number;
                /** @description Alerts with the parameters in force. */
                current: number;
                /** @description Alerts with the parameters on trial. */
                candidate: number;
                added: number;
                dropped: number;
                examples: {
                    /** @description The first of those added. */
                    added: {
                        pos: string;
                        blockNumber: string;
                        txHash: string;
                        logIndex: number;
                        entryIndex: number;
                        /**
                         * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
                         * @example Record read 21 minutes after consent was revoked
                         */
                        headline: string;
                        summary: string;
                        explanation: string;
                    }[];
                    /** @description The first of those dropped. */
                    dropped: {
                        pos: string;
                        blockNumber: string;
                        txHash: string;
                        logIndex: number;
                        entryIndex: number;
                        /**
                         * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
                         * @example Record read 21 minutes after consent was revoked
                         */
                        headline: string;
                        summary: string;
                        explanation: string;
                    }[];
                };
            }[];
            error: string | null;
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            finishedAt: string | null;
        };
        /** @description ACC-09. */
        BreakGlassEvidence: {
            access: components["schemas"]["AccessFact"];
            reasonHash: string | null;
            reviews?: {
                pos: string;
                blockNumber: string;
                blockHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                reviewer: string;
                approved: boolean;
            }[];
        };
        BulkChange: {
            /** @description The alerts to change, each with the version that you last saw. */
            alerts?: {
                id: string;
                version: number;
            }[];
            /** @description Instead of `alerts`: the filters of a list, which select the alerts to change. */
            filter?: {
                status?: ("open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted")[];
                rule?: string[];
                severity?: ("critical" | "high" | "medium" | "low")[];
                finality?: ("provisional" | "final")[];
                chainId?: number[];
                patient?: string[];
                actor?: string[];
                organisation?: string[];
                assignee?: string[];
                /** @description Whether somebody has taken the alert. */
                assigned?: boolean;
                txHash?: string[];
                /**
                 * Format: date-time
                 * @description Detected at or after this time.
                 */
                from?: string;
                /**
                 * Format: date-time
                 * @description Detected before.
                 */
                to?: string;
                /**
                 * Format: date-time
                 * @description Happened at or after this time: by the custodian's clock where the rule went by it, otherwise by the block's time.
                 */
                occurredFrom?: string;
                /**
                 * Format: date-time
                 * @description Happened before this time.
                 */
                occurredTo?: string;
                /** @description Words from the headline, the summary (without its dates and times: use `from` and `to`), or the rule's id or name; the last word may be a prefix. Or a complete id, address or hash. */
                q?: string;
                /**
                 * Format: date-time
                 * @description Unresolved and due before this time.
                 */
                dueBefore?: string;
                /** @description Whether the alert is unresolved and past its due date. */
                overdue?: boolean;
                /**
                 * Format: date-time
                 * @description Confirmed violations without a breach assessment that have a notification due date before this time.
                 */
                breachDueBefore?: string;
            };
            /** @description With `filter`: what you saw of the list. */
            expected?: {
                /** @description How many alerts the list had. */
                count: number;
                /** @description The `Stream-Position` of the list. */
                streamPosition: string;
            };
            change: components["schemas"]["AlertUpdate"];
        };
        BulkChanged: {
            items: {
                id: string;
                /** @enum {string} */
                status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                version: number;
            }[];
        };
        /** @description ACC-10 to ACC-12. */
        BurstEvidence: {
            access: components["schemas"]["AccessFact"];
            limit: number;
            windowSeconds: number;
            counted: number;
            accesses: {
                pos: string;
                txHash: string;
                logIndex: number;
                entryIndex: number;
                accessId: string;
                patient: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                effectiveTime: string;
            }[];
        };
        Claim: {
            /** @description `<chain id>-<position>`, such as `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description The id in the contract. */
            claimId: string;
            provider: string;
            patient: string;
            serviceHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            serviceDate: string;
            /** @description In minor units of the deployment's currency. */
            amount: string;
            /**
             * @description Current status.
             * @enum {string}
             */
            status: "submitted" | "approved" | "paid" | "denied" | "voided";
            approvals: components["schemas"]["ClaimApproval"][];
            payments: components["schemas"]["ClaimPayment"][];
            denial: components["schemas"]["StandingChange"] | null;
            voiding: components["schemas"]["StandingChange"] | null;
        };
        ClaimApproval: {
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            approver: string;
            /** @description In minor units of the deployment's currency. */
            amount: string;
            /** @description `true`: approved by the contract's own rules; `false`: by an adjudicator. */
            automatic: boolean;
        };
        /** @description CLM-03, of an approval. */
        ClaimApprovalEvidence: {
            approval: components["schemas"]["ClaimApprovalFact"];
            claim: components["schemas"]["ClaimFact"];
        };
        ClaimApprovalFact: {
            pos: string;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            claimId: string;
            approver: string;
            amount: string;
            automatic: boolean;
        };
        ClaimFact: {
            pos: string;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            claimId: string;
            provider: string;
            patient: string;
            serviceHash: string;
            /** Format: date */
            serviceDate: string;
            amount: string;
            denial: {
                pos: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                closedAt: string | null;
                by: string;
            } | null;
            voiding: {
                pos: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                closedAt: string | null;
                by: string;
            } | null;
        };
        ClaimPayment: {
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            insurer: string;
            /** @description In minor units of the deployment's currency. */
            amount: string;
        };
        /** @description CLM-03, of a payment. */
        ClaimPaymentEvidence: {
            payment: components["schemas"]["ClaimPaymentFact"];
            claim: components["schemas"]["ClaimFact"];
            approval: components["schemas"]["ClaimApprovalFact"] | null;
            payments: components["schemas"]["ClaimPaymentFact"][];
            paid: string;
        };
        ClaimPaymentFact: {
            pos: string;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            claimId: string;
            insurer: string;
            amount: string;
        };
        /** @description CLM-02. */
        ClaimWithoutServiceEvidence: {
            claim: components["schemas"]["ClaimFact"];
            access: (components["schemas"]["AccessFact"] & {
                affiliation: components["schemas"]["AffiliationFact"] | null;
            }) | null;
            credential: (components["schemas"]["CredentialFact"] & {
                affiliation: components["schemas"]["AffiliationFact"] | null;
            }) | null;
            daysBefore: number;
            daysAfter: number;
        };
        /** @description ACC-13. */
        ClockEvidence: {
            access: components["schemas"]["AccessFact"];
            toleranceSeconds: number;
        };
        ComplianceReport: {
            /** @enum {string} */
            report: "compliance";
            period: {
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                from: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                to: string;
            };
            /**
             * @description The period counts by when things happened: by the custodian's clock where it is plausible, otherwise by the block's time.
             * @enum {string}
             */
            clock: "happened";
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            generatedAt: string;
            version: string;
            /** @description The ruleset in force when the report was created. */
            ruleset: string;
            filters: Record<string, never>;
            chains: {
                chainId: number;
                /** @description The newest final block that contains facts. */
                lastFinalBlock: {
                    blockNumber: string;
                    blockHash: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    blockTime: string;
                } | null;
                /** @description The chain is final up to this block. */
                finalizedBlock: string | null;
                /** @description Every fact up to this block has been evaluated. */
                evaluatedBlock: string | null;
                /** @description Ranges of final blocks (inclusive) whose facts are not all evaluated. */
                gaps: {
                    fromBlock: string;
                    toBlock: string;
                }[];
                /** @description Number of facts on which a rule failed. */
                errors: number;
            }[];
            /** @description Every ruleset that evaluated blocks of the period or found something in it, oldest first. */
            rulesets: {
                hash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                firstUsedAt: string;
                rules: {
                    id: string;
                    version: number;
                    parameters: {
                        [key: string]: unknown;
                    };
                }[];
            }[];
            /** @description The hospital's name (`ORGANISATION_NAME`). */
            organisation: string | null;
            /** @description Whether what each chain recorded in the period was evaluated. */
            coverage: {
                chainId: number;
                /**
                 * @description Whether every rule evaluated everything that was recorded in the period, a part of it, or nothing. `noFacts`: nothing was recorded that is indexed (see `indexedTo`). `notIndexed`: the period begins after the newest indexed block, so nothing is known about it.
                 * @enum {string}
                 */
                state: "evaluated" | "partly" | "notEvaluated" | "noFacts" | "notIndexed";
                /** @description The first block of the period with facts. */
                firstBlock: string | null;
                lastBlock: string | null;
                /** @description Blocks of the period (inclusive) whose facts are not evaluated. */
                notEvaluated: {
                    fromBlock: string;
                    toBlock: string;
                }[];
                /** @description Failures of rules on facts of the period. */
                errors: number;
                /**
                 * Format: date-time
                 * @description Time of the newest block that is indexed; later events are not in the report.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                indexedTo: string | null;
            }[];
            /** @description Accesses that happened in the period, by verdict. */
            accesses: {
                recorded: number;
                byVerdict: {
                    [key: string]: number;
                };
            };
            findings: {
                byRule: {
                    rule: string;
                    name: string;
                    title: string;
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    /** @description The versions of the rule that found something. */
                    versions: number[];
                    /** @description Findings of events in the period, whenever they were found, without retracted ones and duplicates. */
                    found: number;
                    /** @description Of these, detected after the period had ended. */
                    foundLater: number;
                    /** @description Of these, not yet resolved when the report was created. */
                    open: number;
                    suppressed: number;
                    /** @description Of these, resolved as confirmed violations. */
                    confirmed: number;
                    policyException: number;
                    falsePositive: number;
                    /** @description Closed as duplicates, such as what a new version of a rule found again. Not part of `found`. */
                    duplicate: number;
                    /** @description Retracted, because the chain removed the event. Not part of `found`. */
                    retracted: number;
                    /** @description Share of confirmed violations among resolved findings, without duplicates; null if there are none. */
                    precision: number | null;
                }[];
                bySeverity: {
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    /** @description Findings of events in the period, whenever they were found, without retracted ones and duplicates. */
                    found: number;
                    /** @description Of these, detected after the period had ended. */
                    foundLater: number;
                    /** @description Of these, not yet resolved when the report was created. */
                    open: number;
                    suppressed: number;
                    /** @description Of these, resolved as confirmed violations. */
                    confirmed: number;
                    policyException: number;
                    falsePositive: number;
                    /** @description Closed as duplicates, such as what a new version of a rule found again. Not part of `found`. */
                    duplicate: number;
                    /** @description Retracted, because the chain removed the event. Not part of `found`. */
                    retracted: number;
                    /** @description Share of confirmed violations among resolved findings, without duplicates; null if there are none. */
                    precision: number | null;
                }[];
            };
            /** @description Findings detected in the period about events before it. They belong to the earlier periods' reports and are in no other figure of this one. */
            foundAboutEarlier: {
                total: number;
                bySeverity: {
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    found: number;
                }[];
                byRule: {
                    rule: string;
                    title: string;
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    found: number;
                }[];
                /**
                 * Format: date-time
                 * @description When the earliest of these events happened.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                oldest: string | null;
            };
            /** @description The same figures of the period before: as many months for whole months, otherwise as many days. `byRule` has the rules that found something in either. */
            previous: {
                period: {
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    to: string;
                };
                /**
                 * @description Whether every rule evaluated everything that was recorded in the period, a part of it, or nothing. `noFacts`: nothing was recorded that is indexed (see `indexedTo`). `notIndexed`: the period begins after the newest indexed block, so nothing is known about it.
                 * @enum {string}
                 */
                state: "evaluated" | "partly" | "notEvaluated" | "noFacts" | "notIndexed";
                accesses: {
                    recorded: number;
                    byVerdict: {
                        [key: string]: number;
                    };
                };
                bySeverity: {
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    found: number;
                }[];
                byRule: {
                    rule: string;
                    title: string;
                    found: number;
                }[];
            };
            /** @description Findings of up to twelve periods, this one last; from the first with facts on. */
            trend: {
                period: {
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    to: string;
                };
                /**
                 * @description Whether every rule evaluated everything that was recorded in the period, a part of it, or nothing. `noFacts`: nothing was recorded that is indexed (see `indexedTo`). `notIndexed`: the period begins after the newest indexed block, so nothing is known about it.
                 * @enum {string}
                 */
                state: "evaluated" | "partly" | "notEvaluated" | "noFacts" | "notIndexed";
                bySeverity: {
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    found: number;
                }[];
            }[];
            breaches: {
                /** @description Confirmed violations before the end of the period without a recorded breach assessment. */
                running: number;
                /** @description Of these, past one of their due dates. */
                overdue: number;
                /** @description Confirmed violations of the period with a recorded assessment. */
                assessed: number;
                /** @description Of these, breaches that must be notified. */
                notifiable: number;
                /** @description The 50 that are due first. */
                items: {
                    id: string;
                    rule: string;
                    /**
                     * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
                     * @example Record read 21 minutes after consent was revoked
                     */
                    headline: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    happenedAt: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    discoveredAt: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    individualsDueAt: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    authorityDueAt: string;
                    overdue: boolean;
                }[];
            };
            /** @description From detection, or the last return from a suppression or retraction, to the first step that a person took after it; for findings of the period. */
            responseTimes: {
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low";
                toAcknowledge: {
                    /** @description Alerts on which somebody took this step. */
                    count: number;
                    medianSeconds: number | null;
                    p90Seconds: number | null;
                };
                toResolve: {
                    /** @description Alerts on which somebody took this step. */
                    count: number;
                    medianSeconds: number | null;
                    p90Seconds: number | null;
                };
            }[];
            openItems: {
                /** @description Open when the report was created, about events before the end of the period, including earlier ones. */
                total: number;
                overdue: number;
                bySeverity: {
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    open: number;
                    overdue: number;
                }[];
                /** @description The 50 open alerts that were detected longest ago. */
                oldest: {
                    id: string;
                    rule: string;
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    /**
                     * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
                     * @example Record read 21 minutes after consent was revoked
                     */
                    headline: string;
                    /** @description What was wrong, and when, in one sentence. */
                    summary: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    happenedAt: string;
                    status: string;
                    /** @description Also null if the account is known only as a patient's. */
                    actor: string | null;
                    /** @description From the directory. */
                    actorName: string | null;
                    organisation: string | null;
                    /** @description From the directory. */
                    organisationName: string | null;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    detectedAt: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    dueAt: string | null;
                    assignee: string | null;
                }[];
            };
        };
        Consent: {
            /** @description `<chain id>-<position>`, such as `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description The id in the consent registry. */
            consentId: string;
            patient: string;
            grantee: string;
            signer: string;
            /** @description The account that submitted the signed grant; the signer itself if it was not relayed. */
            relayer: string;
            purposes: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
            categories: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
            actions: ("read" | "create" | "update" | "delete" | "export" | "ALL")[];
            /**
             * Format: date-time
             * @description Null if none was given: valid from its own block.
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * Format: date-time
             * @description Exclusive; null if there is no end.
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            redisclosure: boolean;
            /** @description The consent request that the grant answers. */
            requestId: string | null;
            /**
             * @description Current status.
             * @enum {string}
             */
            status: "active" | "upcoming" | "expired" | "revoked";
            revocation: {
                chainId: number;
                /** @description Position: orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                blockHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                requestedAt: string;
                signer: string;
            } | null;
        };
        CountChangedProblem: {
            /** @enum {string} */
            type: "urn:consentry:problem:count-changed";
            /** @example Bad Request */
            title: string;
            status: number;
            detail: string;
            errors?: {
                /** @enum {string} */
                in: "query" | "path" | "body" | "header";
                field: string;
                detail: string;
            }[];
            /** @description How many alerts meet the filter now. */
            count: number;
        };
        Credential: {
            /** @description `<chain id>-<position>`, such as `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description The id in the credential registry. */
            credentialId: string;
            issuer: string;
            subject: string;
            /** @enum {string} */
            kind: "physician" | "nurse" | "pharmacist" | "researcher" | "clerk";
            /**
             * Format: date-time
             * @description Null if none was given: valid from its own block.
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * Format: date-time
             * @description Exclusive; null if there is no end.
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            /**
             * @description Current status; it does not say whether the issuer is trusted.
             * @enum {string}
             */
            status: "active" | "upcoming" | "expired" | "revoked";
            revocation: components["schemas"]["StandingChange"] | null;
        };
        CredentialFact: {
            pos: string;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            credentialId: string;
            issuer: string;
            subject: string;
            kind: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
        };
        /** @description A patient's request for their own data. */
        DataRequest: {
            /** @description `<chain id>-<position>`, such as `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description The id in the contract. */
            requestId: string;
            patient: string;
            custodian: string;
            requester: string;
            extension: components["schemas"]["StandingChange"] | null;
            fulfilment: components["schemas"]["StandingChange"] | null;
        };
        Delivery: {
            /** @description The `webhook-id`: the same on every attempt. */
            id: string;
            endpointId: string;
            alertId: string | null;
            /** @example alert.created */
            type: string;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed" | "cancelled";
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            deliveredAt: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            nextAttemptAt: string | null;
            attempts: {
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                at: string;
                statusCode: number | null;
                /** @description Why the attempt failed; null if it was accepted. */
                error: string | null;
                durationMs: number;
            }[];
        };
        DirectoryEntry: {
            account: string;
            /** @enum {string} */
            kind: "person" | "organisation";
            name: string;
            /** @description Postal address; lines are separated by line feeds. */
            address: string | null;
            updatedBy: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            updatedAt: string;
        };
        DirectoryImported: {
            created: number;
            updated: number;
        };
        Disclosure: {
            /** @description `<chain id>-<position>`, as in `/v1/accesses/{id}`. */
            id: string;
            /** @enum {string} */
            kind: "access" | "share";
            chainId: number;
            blockNumber: string;
            txHash: string;
            logIndex: number;
            /**
             * Format: date-time
             * @description The custodian's clock if plausible, else the block time: `judgedBy` says which.
             * @example 2026-01-31T12:00:00.000Z
             */
            date: string;
            /**
             * Format: date-time
             * @description When it happened, by the custodian's clock; null for a share.
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string | null;
            /**
             * Format: date-time
             * @description When it was recorded: the time of its block.
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            /**
             * @description The clock that `date` is from, by which the disclosure was judged.
             * @enum {string}
             */
            judgedBy: "custodian" | "block";
            recipient: components["schemas"]["KnownAccount"];
            disclosedBy: components["schemas"]["KnownAccount"] & unknown;
            record: string;
            category: {
                /** @enum {string} */
                code: "GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL";
                text: string;
            };
            action: {
                code: ("read" | "create" | "update" | "delete" | "export" | "ALL") | "share";
                text: string;
            };
            purpose: {
                /** @enum {string} */
                code: "TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT";
                text: string;
            };
            basis: {
                /** @enum {string} */
                code: "impermissible" | "policy" | "agreement" | "notJudged";
                text: string;
            };
            alerts: {
                id: string;
                rule: string;
                /** @enum {string} */
                status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                outcome: string | null;
            }[];
            /** @description Set if this line summarises several disclosures; its other fields describe the first one. */
            repeated: {
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                first: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                last: string;
                count: number;
                frequency: string;
            } | null;
        };
        /** @description CLM-01. */
        DuplicateClaimEvidence: {
            claim: components["schemas"]["ClaimFact"];
            earlier: components["schemas"]["ClaimFact"];
        };
        Endpoint: {
            id: string;
            name: string;
            url: string;
            /** @description Rule ids; empty for all rules. */
            rules: string[];
            /** @enum {string} */
            minSeverity: "critical" | "high" | "medium" | "low";
            /**
             * @description `instant` notifies at once and sends a retraction if the chain reorganises; `final` notifies once the alert's block is final.
             * @enum {string}
             */
            delivery: "instant" | "final";
            /** @enum {string} */
            format: "standard";
            /**
             * @description Whether messages contain only the essentials (`thin`) or the full alert.
             * @enum {string}
             */
            payload: "thin" | "full";
            /** @description Whether the endpoint is paused; its messages wait until it is resumed. */
            paused: boolean;
            /**
             * Format: date-time
             * @description Until this time, messages are also signed with the previous secret.
             * @example 2026-01-31T12:00:00.000Z
             */
            previousSecretUntil: string | null;
            /** @description Whether to send `alert.updated` when people change an alert that the endpoint was notified of. */
            updates: boolean;
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            createdAt: string;
        };
        EndpointChange: {
            name?: string;
            /** Format: uri */
            url?: string;
            rules?: string[];
            /** @enum {string} */
            minSeverity?: "critical" | "high" | "medium" | "low";
            /**
             * @description `instant` notifies at once and sends a retraction if the chain reorganises; `final` notifies once the alert's block is final.
             * @enum {string}
             */
            delivery?: "instant" | "final";
            /** @description What the format needs beside the URL, which is never shown. `standard`: nothing. */
            settings?: {
                [key: string]: unknown;
            };
            /**
             * @description Whether messages contain only the essentials (`thin`) or the full alert.
             * @enum {string}
             */
            payload?: "thin" | "full";
            /** @description Whether to send `alert.updated` when people change an alert that the endpoint was notified of. */
            updates?: boolean;
            /** @description Whether the endpoint is paused; its messages wait until it is resumed. */
            paused?: boolean;
        };
        EndpointCreated: {
            id: string;
            name: string;
            url: string;
            /** @description Rule ids; empty for all rules. */
            rules: string[];
            /** @enum {string} */
            minSeverity: "critical" | "high" | "medium" | "low";
            /**
             * @description `instant` notifies at once and sends a retraction if the chain reorganises; `final` notifies once the alert's block is final.
             * @enum {string}
             */
            delivery: "instant" | "final";
            /** @enum {string} */
            format: "standard";
            /**
             * @description Whether messages contain only the essentials (`thin`) or the full alert.
             * @enum {string}
             */
            payload: "thin" | "full";
            /** @description Whether the endpoint is paused; its messages wait until it is resumed. */
            paused: boolean;
            /**
             * Format: date-time
             * @description Until this time, messages are also signed with the previous secret.
             * @example 2026-01-31T12:00:00.000Z
             */
            previousSecretUntil: string | null;
            /** @description Whether to send `alert.updated` when people change an alert that the endpoint was notified of. */
            updates: boolean;
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            createdAt: string;
            /** @description Verifies signatures; shown only once. Null if the format does not sign messages. */
            secret: string | null;
            /** @description With `announceOpen`: the number of open alerts that the endpoint will be notified of. Missing if announcing them failed; `POST /v1/endpoints/{id}/announce-open` does it again. */
            announced?: number;
        };
        EndpointTest: {
            /** @enum {string} */
            type: "endpoint.test";
            /**
             * Format: date-time
             * @description When it happened, which is the same on every attempt.
             * @example 2026-01-31T12:00:00.000Z
             */
            timestamp: string;
            data: {
                endpointId: string;
                name: string;
            };
        };
        /** @description A governance change or a timelock operation. Fields that its kind does not have are null. */
        GovernanceChange: {
            /** @description `<chain id>-<position>`, such as `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @enum {string} */
            kind: "roleGranted" | "roleRevoked" | "roleAdminChanged" | "policyParameterSet" | "issuerTrusted" | "issuerDistrusted" | "minDelayChanged" | "emergencyAction" | "scheduled" | "executed" | "cancelled" | "salted";
            /** @description The contract that was changed. */
            contract: string | null;
            caller: string | null;
            /** @description Whether the change was made through the timelock. */
            byTimelock: boolean | null;
            /** @description Whether the change happened in the transaction that created the contract. */
            atCreation: boolean | null;
            role: string | null;
            /**
             * @description Null if the contracts have no such role.
             * @example CUSTODIAN
             */
            roleName: string | null;
            /** @description The holder of the role, or the issuer. */
            account: string | null;
            /** @description The name of the policy parameter. */
            key: string | null;
            /** @description Of a policy parameter, the integer that was set; of `minDelayChanged`, seconds; of `roleAdminChanged`, the id of the new admin role; of `emergencyAction`, the selector of the function that was called. */
            value: string | null;
            /** @description The name of the new admin role. */
            adminRoleName: string | null;
            /**
             * @description The function that an emergency action called, or that a timelock operation calls, by the ABIs of the record system's contracts. Null if they have no such function, or its arguments are malformed.
             * @example setPolicyParameter(string,int256)
             */
            function: string | null;
            /** @description `data`, decoded; null if `function` is or there is no `data`. */
            arguments: {
                name: string;
                /** @example int256 */
                type: string;
                /** @description Lists and structures are JSON. */
                value: string;
                /** @description If the argument is a role's id, its name. */
                roleName: string | null;
            }[] | null;
            /** @description The timelock's operation. */
            scheduleId: string | null;
            callIndex: number | null;
            target: string | null;
            data: string | null;
            delaySeconds: string | null;
            salt: string | null;
        };
        /** @description GOV-01. */
        GovernanceEvidence: {
            change: {
                pos: string;
                blockNumber: string;
                blockHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                contract: string;
                kind: string;
                caller: string | null;
                role: string | null;
                account: string | null;
                key: string | null;
                value: string | null;
            };
        };
        Grant: {
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            consentId: string;
            grantee: string;
            signer: string;
            /** @description The account that submitted the signed grant; the signer itself if it was not relayed. */
            relayer: string;
            purposes: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
            categories: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
            actions: ("read" | "create" | "update" | "delete" | "export" | "ALL")[];
            /**
             * Format: date-time
             * @description Null if none was given: valid from its own block.
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * Format: date-time
             * @description Exclusive; null if there is no end.
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            redisclosure: boolean;
            /** @description A revocation before the access was recorded. */
            revocation: {
                pos: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                at: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                requestedAt: string;
                signer: string;
                txHash: string;
                logIndex: number;
            } | null;
            /** @description A revocation after the access was recorded. */
            laterRevocation: {
                pos: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                at: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                requestedAt: string;
                signer: string;
                txHash: string;
                logIndex: number;
            } | null;
        };
        /** @description CON-01. */
        GrantByThirdPartyEvidence: {
            grant: components["schemas"]["GrantFact"];
            registration: components["schemas"]["RegistrationFact"] | null;
            representations: components["schemas"]["RepresentationFact"][];
        };
        GrantFact: {
            pos: string;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            consentId: string;
            patient: string;
            grantee: string;
            signer: string;
            purposes: string[];
            categories: string[];
            actions: string[];
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            redisclosure: boolean;
            revocation: {
                pos: string;
                blockHash: string;
                txHash: string;
                logIndex: number;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                revokedAt: string | null;
                signer: string;
            } | null;
        };
        GraphqlRequest: {
            query: string;
            variables?: {
                [key: string]: unknown;
            } | null;
            operationName?: string | null;
            extensions?: {
                [key: string]: unknown;
            } | null;
        };
        GraphqlResult: {
            data?: {
                [key: string]: unknown;
            } | null;
            errors?: ({
                message: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        /** @description CON-04. */
        HastyRegrantEvidence: {
            grant: components["schemas"]["GrantFact"];
            revokedGrant: components["schemas"]["GrantFact"];
            withinSeconds: number;
        };
        HinderedProblem: {
            /** @enum {string} */
            type: "urn:consentry:problem:conflicts";
            /** @example Bad Request */
            title: string;
            status: number;
            detail: string;
            errors?: {
                /** @enum {string} */
                in: "query" | "path" | "body" | "header";
                field: string;
                detail: string;
            }[];
            conflicts: {
                id: string;
                /** @enum {string} */
                reason: "not-found" | "stale" | "not-workable" | "illegal-move";
                detail: string;
                /** @description The alert's current version. */
                currentVersion?: number;
                /** @description The statuses that the alert can change to. */
                legalMoves?: ("open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted")[];
                /** @description What has changed since the given version. */
                changes?: components["schemas"]["AlertChange"][];
            }[];
        };
        /** @description Name and postal address from the directory; null if it has none. */
        KnownAccount: {
            account: string;
            name: string | null;
            address: string | null;
        };
        /** @description ACC-01 to ACC-08. */
        MissedConsentEvidence: {
            access: components["schemas"]["AccessFact"];
            /** @description The grant that came closest. */
            grant: components["schemas"]["GrantFact"] | null;
            citedGrant?: components["schemas"]["GrantFact"];
            affiliation?: components["schemas"]["AffiliationFact"];
            /** @description Ids of the other rules whose conditions hold. */
            alsoFailed: string[];
        };
        NamedAlert: {
            id: string;
            /** @description The rule that fired, in the version that found it; `severity` and `citations` are as the catalogue has them now. */
            rule: {
                id: string;
                name: string;
                version: number;
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low";
                citations: string[];
            };
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low";
            /** @enum {string} */
            status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
            /** @enum {string} */
            finality: "provisional" | "final";
            chainId: number;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            entryIndex: number;
            subjectType: string;
            subjectId: string;
            patient: string | null;
            actor: string | null;
            organisation: string | null;
            consentId: string | null;
            purpose: string | null;
            category: string | null;
            action: string | null;
            /**
             * Format: date-time
             * @description By the custodian's clock.
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string | null;
            /**
             * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
             * @example Record read 21 minutes after consent was revoked
             */
            headline: string;
            /** @description What was wrong, and when, in one sentence. */
            summary: string;
            /** @description The instants that the summary names, so that a reader can be shown them in another time zone: where each begins and ends (UTF-16 code units, end exclusive). */
            instants: {
                start: number;
                end: number;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                at: string;
            }[];
            evidence?: components["schemas"]["AlertEvidence"] & unknown;
            /** @description Omitted with `view=row`. */
            explanation?: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            detectedAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            notifiedAt: string | null;
            assignee: string | null;
            /** @enum {string|null} */
            outcome: "confirmed_violation" | "policy_exception" | "false_positive" | "duplicate" | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            dueAt: string | null;
            duplicateOf: string | null;
            /** @description The suppression that was in force when it was found, so nobody was notified: see `/v1/suppressions`. */
            suppressedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            retractedAt: string | null;
            /** @description Why and when the alert was retracted, and what took its place; null while it stands. */
            retraction: components["schemas"]["Retraction"] | null;
            /** @description Of a confirmed violation: until when the individuals and the authority must be told. */
            breach: {
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                discoveredAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                individualsDueAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                authorityDueAt: string;
                /** @description Null until somebody has recorded it. */
                assessment: {
                    notifiable: boolean;
                    note: string;
                    by: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    at: string;
                } | null;
            } | null;
            /** @description Counts changes. */
            version: number;
            /** @description The retracted alert about the same event in a block that is no longer on the chain. */
            replaces: string | null;
            /** @description Of a retracted alert: the alert about the same event in the block that took its place. */
            replacedBy: string | null;
            /** @description From the directory, with `names=true`. */
            actorName?: string | null;
            /** @description From the directory, with `names=true`. */
            organisationName?: string | null;
        };
        NamedAlertDetail: {
            id: string;
            /** @description The rule that fired, in the version that found it; `severity` and `citations` are as the catalogue has them now. */
            rule: {
                id: string;
                name: string;
                version: number;
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low";
                citations: string[];
            };
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low";
            /** @enum {string} */
            status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
            /** @enum {string} */
            finality: "provisional" | "final";
            chainId: number;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            entryIndex: number;
            subjectType: string;
            subjectId: string;
            patient: string | null;
            actor: string | null;
            organisation: string | null;
            consentId: string | null;
            purpose: string | null;
            category: string | null;
            action: string | null;
            /**
             * Format: date-time
             * @description By the custodian's clock.
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string | null;
            /**
             * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
             * @example Record read 21 minutes after consent was revoked
             */
            headline: string;
            /** @description What was wrong, and when, in one sentence. */
            summary: string;
            /** @description The instants that the summary names, so that a reader can be shown them in another time zone: where each begins and ends (UTF-16 code units, end exclusive). */
            instants: {
                start: number;
                end: number;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                at: string;
            }[];
            evidence: components["schemas"]["AlertEvidence"];
            explanation: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            detectedAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            notifiedAt: string | null;
            assignee: string | null;
            /** @enum {string|null} */
            outcome: "confirmed_violation" | "policy_exception" | "false_positive" | "duplicate" | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            dueAt: string | null;
            duplicateOf: string | null;
            /** @description The suppression that was in force when it was found, so nobody was notified: see `/v1/suppressions`. */
            suppressedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            retractedAt: string | null;
            /** @description Why and when the alert was retracted, and what took its place; null while it stands. */
            retraction: components["schemas"]["Retraction"] | null;
            /** @description Of a confirmed violation: until when the individuals and the authority must be told. */
            breach: {
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                discoveredAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                individualsDueAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                authorityDueAt: string;
                /** @description Null until somebody has recorded it. */
                assessment: {
                    notifiable: boolean;
                    note: string;
                    by: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    at: string;
                } | null;
            } | null;
            /** @description Counts changes. */
            version: number;
            /** @description The retracted alert about the same event in a block that is no longer on the chain. */
            replaces: string | null;
            /** @description Of a retracted alert: the alert about the same event in the block that took its place. */
            replacedBy: string | null;
            history: components["schemas"]["AlertChange"][];
            deliveries: components["schemas"]["Delivery"][];
            /** @description From the directory, with `names=true`. */
            actorName?: string | null;
            /** @description From the directory, with `names=true`. */
            organisationName?: string | null;
        };
        NewApiKey: {
            name: string;
            /** @enum {string} */
            role: "auditor" | "officer" | "security" | "service" | "admin";
            /** @description The role's operations that the key is limited to, such as `GET /v1/alerts`. Default: all of them. */
            operations?: ("GET /v1/session" | "POST /v1/session" | "DELETE /v1/session" | "GET /v1/session/options" | "GET /v1/alerts" | "GET /v1/alerts/stats" | "GET /v1/alerts/facets" | "GET /v1/alerts/workload" | "POST /v1/alerts/bulk" | "GET /v1/alerts/{id}" | "PATCH /v1/alerts/{id}" | "POST /v1/alerts/{id}/notes" | "PUT /v1/alerts/{id}/breach-assessment" | "GET /v1/stream" | "GET /v1/accesses" | "GET /v1/accesses/{id}" | "GET /v1/consents" | "GET /v1/consents/{id}" | "GET /v1/credentials" | "GET /v1/credentials/{id}" | "GET /v1/agreements" | "GET /v1/agreements/{id}" | "GET /v1/shares" | "GET /v1/shares/{id}" | "GET /v1/claims" | "GET /v1/claims/{id}" | "GET /v1/governance" | "GET /v1/governance/{id}" | "GET /v1/patients/{patient}" | "GET /v1/patients/{patient}/timeline" | "GET /v1/actors" | "GET /v1/actors/{actor}" | "GET /v1/organisations" | "GET /v1/organisations/{organisation}" | "GET /v1/endpoints" | "GET /v1/endpoints/{id}" | "POST /v1/endpoints" | "PATCH /v1/endpoints/{id}" | "DELETE /v1/endpoints/{id}" | "POST /v1/endpoints/{id}/test" | "POST /v1/endpoints/{id}/rotate" | "POST /v1/endpoints/{id}/replay" | "POST /v1/endpoints/{id}/announce-open" | "GET /v1/deliveries" | "GET /v1/deliveries/{id}" | "POST /v1/deliveries/{id}/replay" | "GET /v1/reports/alerts" | "GET /v1/reports/accesses" | "GET /v1/reports/compliance" | "GET /v1/reports/operator-log" | "GET /v1/suppressions" | "GET /v1/suppressions/{id}" | "POST /v1/suppressions" | "DELETE /v1/suppressions/{id}" | "GET /v1/rules" | "GET /v1/rules/{id}" | "GET /v1/operator-log" | "GET /v1/keys" | "GET /v1/keys/{id}" | "POST /v1/keys" | "DELETE /v1/keys/{id}" | "POST /v1/keys/{id}/rotate" | "GET /v1/patients/{patient}/disclosures" | "GET /v1/directory" | "GET /v1/directory/{account}" | "PUT /v1/directory/{account}" | "DELETE /v1/directory/{account}" | "POST /v1/directory/import" | "POST /v1/rules/{id}/backtest" | "GET /v1/backtests/{id}" | "GET /v1/status" | "GET /v1/metrics" | "GET /v1/openapi.json" | "GET /fhir/metadata" | "GET /fhir/Consent" | "POST /fhir/Consent/_search" | "GET /fhir/Consent/{id}" | "GET /fhir/AuditEvent" | "POST /fhir/AuditEvent/_search" | "GET /fhir/AuditEvent/{id}" | "GET /graphql" | "POST /graphql")[];
            /** @description Days until the key expires. Default: never. */
            expiresInDays?: number;
        };
        NewBacktest: {
            /**
             * Format: date-time
             * @description Facts in a block at or after.
             */
            from: string;
            /**
             * Format: date-time
             * @description Facts in a block before; without it, until now.
             */
            to?: string;
            /**
             * @description By name, as `GET /v1/rules/{id}` lists them; those not named are as in force.
             * @example {
             *       "toleranceSeconds": 600
             *     }
             */
            parameters: {
                [key: string]: unknown;
            };
            /** @description Chains to look at; without it, all that are followed. */
            chainIds?: number[];
        };
        NewBreachAssessment: {
            /** @description Whether the breach must be notified. */
            notifiable: boolean;
            /** @description The reasons for the assessment. */
            note: string;
        };
        NewDirectoryEntry: {
            /** @enum {string} */
            kind: "person" | "organisation";
            name: string;
            /** @description Postal address; lines are separated by line feeds. */
            address?: string | null;
        };
        NewEndpoint: {
            name: string;
            /** Format: uri */
            url: string;
            /** @default [] */
            rules?: string[];
            /**
             * @default low
             * @enum {string}
             */
            minSeverity?: "critical" | "high" | "medium" | "low";
            /**
             * @description `instant` notifies at once and sends a retraction if the chain reorganises; `final` notifies once the alert's block is final.
             * @default instant
             * @enum {string}
             */
            delivery?: "instant" | "final";
            /**
             * @default standard
             * @enum {string}
             */
            format?: "standard";
            /**
             * @description What the format needs beside the URL, which is never shown. `standard`: nothing.
             * @default {}
             */
            settings?: {
                [key: string]: unknown;
            };
            /**
             * @description Whether messages contain only the essentials (`thin`) or the full alert.
             * @default thin
             * @enum {string}
             */
            payload?: "thin" | "full";
            /**
             * @description Whether to send `alert.updated` when people change an alert that the endpoint was notified of.
             * @default false
             */
            updates?: boolean;
            /**
             * @description Whether to notify the endpoint of the open alerts that were found before it was created, as `POST /v1/endpoints/{id}/announce-open` does.
             * @default false
             */
            announceOpen?: boolean;
        };
        NewNote: {
            note: string;
        };
        /** @description Give at least one of `actor`, `patient` and `organisation`; an alert must match all that are given. */
        NewSuppression: {
            rule: string;
            actor?: string;
            patient?: string;
            organisation?: string;
            reason: string;
            /**
             * Format: date-time
             * @description Must be in the future, at most 90 days from now.
             */
            expiresAt: string;
        };
        NotNowProblem: {
            /** @enum {string} */
            type: "urn:consentry:problem:illegal-move" | "urn:consentry:problem:no-breach" | "urn:consentry:problem:not-workable";
            /** @example Bad Request */
            title: string;
            status: number;
            detail: string;
            errors?: {
                /** @enum {string} */
                in: "query" | "path" | "body" | "header";
                field: string;
                detail: string;
            }[];
            /** @description The alert's current version. */
            currentVersion?: number;
            /** @description The statuses that the alert can change to. */
            legalMoves?: ("open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted")[];
        };
        /** @description CON-02. */
        OpenEndedConsentEvidence: {
            grant: components["schemas"]["GrantFact"];
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            countedFrom: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            latestEnd?: string | null;
            mostYears?: number;
            /** @description In place of `mostYears` until version 2. */
            mostDays?: number;
        };
        OperatorLogEntry: {
            id: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** @description Null if the request had no credential or an unknown one. A refused credential has no role. */
            credential: {
                id: string;
                name: string;
                role: string | null;
            } | null;
            /** @example GET /v1/alerts/{id} */
            operation: string;
            /** @description Whether the request concerns patient-level data. */
            patientLevel: boolean;
            /** @description Path and query parameters; for a change, also what it created or which fields it changed; for a GraphQL request, its body as `request`; for a request in a session, that session's id. Empty if there was no valid credential. */
            filter: {
                [key: string]: string | string[];
            };
            /** @description The client's. */
            address: string | null;
            /** @description The answer's. */
            status: number;
            /** @description The entry's sequence number; null until it is sealed. */
            sequence: string | null;
            /** @description SHA-256 that chains the entry to the previous one; null until it is sealed. */
            hash: string | null;
        };
        Organisation: {
            organisation: string;
            /** @description From the directory, with `names=true`. */
            organisationName?: string | null;
            members: {
                /** @description Number of current members. */
                total: number;
                /** @description Current members, newest first, at most 100. `GET /v1/actors?organisation=…` lists all. */
                items: {
                    chainId: number;
                    /** @description Position: orders the facts of a chain. */
                    pos: string;
                    blockNumber: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    blockTime: string;
                    txHash: string;
                    logIndex: number;
                    /**
                     * Format: date-time
                     * @description Null if none was given: valid from its own block.
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    validFrom: string | null;
                    /**
                     * Format: date-time
                     * @description Exclusive; null if there is no end.
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    validUntil: string | null;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    endedAt: string | null;
                    /**
                     * @description Current status.
                     * @enum {string}
                     */
                    status: "active" | "upcoming" | "expired" | "ended";
                    member: string;
                    /** @description From the directory, with `names=true`. */
                    memberName?: string | null;
                }[];
            };
            agreements: {
                /** @description Number of sharing agreements, whatever their status. */
                total: number;
                /** @description Newest first, at most 100. `GET /v1/agreements?party=…` lists all. */
                items: components["schemas"]["Agreement"][];
            };
            /** @description By chain: the accesses that it recorded as custodian. Empty if there are none. */
            custodian: {
                chainId: number;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                firstAccessAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                lastAccessAt: string;
                /** @description The last access's `id`. */
                lastAccess: string;
                /** @description The last access's sequence number. GOV-02 reports gaps in these numbers. */
                lastSequence: string;
            }[];
            /**
             * Format: date-time
             * @description Beginning of `accessesByDay`.
             * @example 2026-01-31T12:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @description End of `accessesByDay`, exclusive.
             * @example 2026-01-31T12:00:00.000Z
             */
            to: string;
            /** @description Accesses recorded as custodian, of every outcome: days with accesses, oldest first. */
            accessesByDay: {
                /**
                 * Format: date
                 * @description In UTC, by block time.
                 */
                day: string;
                accesses: number;
            }[];
            alerts: {
                /** @description By rule and status, including retracted alerts. */
                counts: {
                    rule: string;
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    /** @enum {string} */
                    status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                    count: number;
                }[];
                /** @description The ten most recently detected alerts. */
                latest: {
                    id: string;
                    rule: {
                        id: string;
                        name: string;
                    };
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    /** @enum {string} */
                    status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                    /** @enum {string} */
                    finality: "provisional" | "final";
                    /**
                     * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
                     * @example Record read 21 minutes after consent was revoked
                     */
                    headline: string;
                    summary: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    detectedAt: string;
                }[];
            };
        };
        OrganisationListItem: {
            organisation: string;
            /** @description From the directory, with `names=true`. */
            organisationName?: string | null;
            /** @description Number of current members. */
            members: number;
            /** @description Number of active sharing agreements. */
            agreements: number;
            /**
             * Format: date-time
             * @description Time of the block of the last access recorded as custodian; null if there is none.
             * @example 2026-01-31T12:00:00.000Z
             */
            lastAccessAt: string | null;
            /** @description Alerts about the organisation that still need work: not resolved, suppressed or retracted. */
            openAlerts: number;
        };
        /** @description SHR-04. */
        OverdueRequestEvidence: {
            request: {
                pos: string;
                blockNumber: string;
                blockHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                requestId: string;
                patient: string;
                custodian: string;
                requester: string;
            };
            extension: {
                pos: string;
                blockNumber: string;
                blockHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
            } | null;
        };
        Patient: {
            patient: string;
            /** @description The patient's controller on each chain that has the patient. */
            registrations: {
                chainId: number;
                /** @description Position: orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                blockHash: string;
                controller: string;
                registrar: string;
            }[];
            /** @description Every appointment, newest first. */
            representatives: {
                chainId: number;
                /** @description Position: orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                /**
                 * Format: date-time
                 * @description Null if none was given: valid from its own block.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                validFrom: string | null;
                /**
                 * Format: date-time
                 * @description Exclusive; null if there is no end.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                validUntil: string | null;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                endedAt: string | null;
                /**
                 * @description Current status.
                 * @enum {string}
                 */
                status: "active" | "upcoming" | "expired" | "ended";
                representative: string;
            }[];
            counts: {
                consents: number;
                activeConsents: number;
                accesses: number;
                shares: number;
                claims: number;
                dataRequests: number;
                /** @description Alerts that are open, acknowledged or under investigation. */
                openAlerts: number;
            };
            /** @description From the timeline. */
            firstEvent: {
                /** @enum {string} */
                kind: "consentGranted" | "consentRevoked" | "access" | "share" | "claimSubmitted" | "claimApproved" | "claimDenied" | "claimVoided" | "claimPaid" | "dataRequestOpened" | "dataRequestExtended" | "dataRequestFulfilled" | "alert";
                chainId: number;
                /** @description Position: orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                blockHash: string;
            } | null;
            /** @description From the timeline. */
            lastEvent: {
                /** @enum {string} */
                kind: "consentGranted" | "consentRevoked" | "access" | "share" | "claimSubmitted" | "claimApproved" | "claimDenied" | "claimVoided" | "claimPaid" | "dataRequestOpened" | "dataRequestExtended" | "dataRequestFulfilled" | "alert";
                chainId: number;
                /** @description Position: orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                blockHash: string;
            } | null;
        };
        PeriodReplay: {
            /**
             * Format: date-time
             * @description Messages created at or after this time.
             */
            from: string;
            /**
             * Format: date-time
             * @description Messages created before this time. Default: now.
             */
            to?: string;
            /** @description Only messages in one of these states. Default: either. */
            status?: ("delivered" | "failed")[];
            /** @description Whether to count the messages without sending them. */
            dryRun?: boolean;
        };
        Problem: {
            /** @enum {string} */
            type: "urn:consentry:problem:already-over" | "urn:consentry:problem:already-revoked" | "urn:consentry:problem:already-rotated" | "urn:consentry:problem:ambiguous" | "urn:consentry:problem:credential-in-form" | "urn:consentry:problem:credential-in-url" | "urn:consentry:problem:cross-origin" | "urn:consentry:problem:database-away" | "urn:consentry:problem:database-busy" | "urn:consentry:problem:endpoint-deleted" | "urn:consentry:problem:facts-away" | "urn:consentry:problem:forbidden" | "urn:consentry:problem:internal" | "urn:consentry:problem:invalid-request" | "urn:consentry:problem:issuer-away" | "urn:consentry:problem:malformed-body" | "urn:consentry:problem:method-not-allowed" | "urn:consentry:problem:not-acceptable" | "urn:consentry:problem:no-session" | "urn:consentry:problem:not-found" | "urn:consentry:problem:outdated" | "urn:consentry:problem:paused" | "urn:consentry:problem:query-in-url" | "urn:consentry:problem:query-refused" | "urn:consentry:problem:query-too-slow" | "urn:consentry:problem:stream-full" | "urn:consentry:problem:too-large" | "urn:consentry:problem:too-many-backtests" | "urn:consentry:problem:too-many-requests" | "urn:consentry:problem:too-slow" | "urn:consentry:problem:unauthenticated" | "urn:consentry:problem:unsupported-media-type" | "urn:consentry:problem:version-required";
            /** @example Bad Request */
            title: string;
            status: number;
            detail: string;
            errors?: {
                /** @enum {string} */
                in: "query" | "path" | "body" | "header";
                field: string;
                detail: string;
            }[];
        };
        /** @description SHR-02. */
        RedisclosureEvidence: {
            share: components["schemas"]["ShareFact"];
            received: {
                share: components["schemas"]["ShareFact"];
                agreements: components["schemas"]["AgreementFact"][];
            };
            grants: components["schemas"]["GrantFact"][];
        };
        RegistrationFact: {
            pos: string;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            patient: string;
            controller: string;
            registrar?: string;
        };
        RepresentationFact: {
            pos: string;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            end: {
                pos: string;
                txHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                endedAt: string | null;
            } | null;
            patient: string;
            representative: string;
        };
        Retraction: {
            /**
             * @description `blockReplaced`: a reorganisation replaced the block that held the event. `answered`: the alert said that something had not happened by its deadline (a review, a fulfilment, a renewal), and the chain as it is now shows that it had.
             * @enum {string}
             */
            reason: "blockReplaced" | "answered";
            /**
             * Format: date-time
             * @description When the monitor retracted the alert.
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** @description The alert that took its place: about the same event, in the block where the chain has it now. Null where there is none, or none yet. */
            replacedBy: string | null;
        };
        Rule: {
            /** @example ACC-01 */
            id: string;
            name: string;
            /** @description What it finds, in a few words, as in reports. */
            title: string;
            version: number;
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low";
            citations: string[];
            /**
             * @description When the rule decides: at the event, over a window of earlier events, or at a deadline.
             * @enum {string}
             */
            trigger: "event" | "window" | "deadline";
            subject: string;
            description: string;
            /** @description Parameters that a deployment can set in its rules file. */
            parameters: {
                /** @example windowSeconds */
                name: string;
                description: string;
                /** @description The default value. */
                default?: unknown;
                /** @description The value in this deployment. */
                value?: unknown;
            }[];
            /** @description Steps for triage, in order. */
            triage: string[];
            falsePositives: string[];
            /** @description Alert counts by time of detection. */
            last30Days: {
                /** @description Alerts detected, without retracted ones. */
                found: number;
                /** @description Of these, neither resolved nor suppressed. */
                open: number;
                retracted: number;
                /** @description Resolved as a confirmed violation. */
                confirmed: number;
                /** @description Resolved as permitted by policy. */
                policyException: number;
                /** @description Resolved as a duplicate. */
                duplicate: number;
                /** @description Under a suppression. */
                suppressed: number;
                /** @description Resolved as a false positive. */
                falsePositive: number;
            };
        };
        RuleDetail: {
            /** @example ACC-01 */
            id: string;
            name: string;
            /** @description What it finds, in a few words, as in reports. */
            title: string;
            version: number;
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low";
            citations: string[];
            /**
             * @description When the rule decides: at the event, over a window of earlier events, or at a deadline.
             * @enum {string}
             */
            trigger: "event" | "window" | "deadline";
            subject: string;
            description: string;
            /** @description Parameters that a deployment can set in its rules file. */
            parameters: {
                /** @example windowSeconds */
                name: string;
                description: string;
                /** @description The default value. */
                default?: unknown;
                /** @description The value in this deployment. */
                value?: unknown;
            }[];
            /** @description Steps for triage, in order. */
            triage: string[];
            falsePositives: string[];
            /** @description Alert counts by time of detection. */
            last30Days: {
                /** @description Alerts detected, without retracted ones. */
                found: number;
                /** @description Of these, neither resolved nor suppressed. */
                open: number;
                retracted: number;
                /** @description Resolved as a confirmed violation. */
                confirmed: number;
                /** @description Resolved as permitted by policy. */
                policyException: number;
                /** @description Resolved as a duplicate. */
                duplicate: number;
                /** @description Under a suppression. */
                suppressed: number;
                /** @description Resolved as a false positive. */
                falsePositive: number;
            };
            /** @description With which versions and parameters this deployment has used the rule, newest first. The operator log has an entry for each change. */
            history: components["schemas"]["RuleUse"][];
        };
        RuleUse: {
            version: number;
            parameters: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When a process first started with them.
             * @example 2026-01-31T12:00:00.000Z
             */
            since: string;
            /** @description The system's user who started that process; null if it was before this was recorded. */
            by: string | null;
            /** @description Hashes of the rulesets with them, oldest first. Other rules differ between these. */
            rulesets: string[];
        };
        SecretRotation: {
            /**
             * @description How long messages are also signed with the old secret; 0 ends it at once.
             * @default 24
             */
            overlapHours?: number;
        };
        /** @description ACC-15. */
        SelfAccessEvidence: {
            access: components["schemas"]["AccessFact"];
            registration: components["schemas"]["RegistrationFact"];
        };
        Session: {
            principal: {
                /** @enum {string} */
                kind: "key" | "token";
                /** @description A key's id, or `oidc:`, the token's issuer, `#` and its subject. */
                id: string;
                name: string;
            };
            /** @enum {string} */
            role: "auditor" | "officer" | "security" | "service" | "admin";
            /** @description The operations that the credential may call. */
            operations: ("GET /v1/session" | "POST /v1/session" | "DELETE /v1/session" | "GET /v1/session/options" | "GET /v1/alerts" | "GET /v1/alerts/stats" | "GET /v1/alerts/facets" | "GET /v1/alerts/workload" | "POST /v1/alerts/bulk" | "GET /v1/alerts/{id}" | "PATCH /v1/alerts/{id}" | "POST /v1/alerts/{id}/notes" | "PUT /v1/alerts/{id}/breach-assessment" | "GET /v1/stream" | "GET /v1/accesses" | "GET /v1/accesses/{id}" | "GET /v1/consents" | "GET /v1/consents/{id}" | "GET /v1/credentials" | "GET /v1/credentials/{id}" | "GET /v1/agreements" | "GET /v1/agreements/{id}" | "GET /v1/shares" | "GET /v1/shares/{id}" | "GET /v1/claims" | "GET /v1/claims/{id}" | "GET /v1/governance" | "GET /v1/governance/{id}" | "GET /v1/patients/{patient}" | "GET /v1/patients/{patient}/timeline" | "GET /v1/actors" | "GET /v1/actors/{actor}" | "GET /v1/organisations" | "GET /v1/organisations/{organisation}" | "GET /v1/endpoints" | "GET /v1/endpoints/{id}" | "POST /v1/endpoints" | "PATCH /v1/endpoints/{id}" | "DELETE /v1/endpoints/{id}" | "POST /v1/endpoints/{id}/test" | "POST /v1/endpoints/{id}/rotate" | "POST /v1/endpoints/{id}/replay" | "POST /v1/endpoints/{id}/announce-open" | "GET /v1/deliveries" | "GET /v1/deliveries/{id}" | "POST /v1/deliveries/{id}/replay" | "GET /v1/reports/alerts" | "GET /v1/reports/accesses" | "GET /v1/reports/compliance" | "GET /v1/reports/operator-log" | "GET /v1/suppressions" | "GET /v1/suppressions/{id}" | "POST /v1/suppressions" | "DELETE /v1/suppressions/{id}" | "GET /v1/rules" | "GET /v1/rules/{id}" | "GET /v1/operator-log" | "GET /v1/keys" | "GET /v1/keys/{id}" | "POST /v1/keys" | "DELETE /v1/keys/{id}" | "POST /v1/keys/{id}/rotate" | "GET /v1/patients/{patient}/disclosures" | "GET /v1/directory" | "GET /v1/directory/{account}" | "PUT /v1/directory/{account}" | "DELETE /v1/directory/{account}" | "POST /v1/directory/import" | "POST /v1/rules/{id}/backtest" | "GET /v1/backtests/{id}" | "GET /v1/status" | "GET /v1/metrics" | "GET /v1/openapi.json" | "GET /fhir/metadata" | "GET /fhir/Consent" | "POST /fhir/Consent/_search" | "GET /fhir/Consent/{id}" | "GET /fhir/AuditEvent" | "POST /fhir/AuditEvent/_search" | "GET /fhir/AuditEvent/{id}" | "GET /graphql" | "POST /graphql")[];
            /**
             * Format: date-time
             * @description Null for a request that was not made in a session.
             * @example 2026-01-31T12:00:00.000Z
             */
            signedInAt: string | null;
            /**
             * Format: date-time
             * @description When the session ends if nobody does anything. The stream, the status and this do not count.
             * @example 2026-01-31T12:00:00.000Z
             */
            idleUntil: string | null;
            /**
             * Format: date-time
             * @description When the session ends at the latest.
             * @example 2026-01-31T12:00:00.000Z
             */
            expiresAt: string | null;
            /** @description Position of the newest event of the stream. */
            streamPosition: string;
        };
        Share: {
            /** @description `<chain id>-<position>`, such as `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description The id that the sender chose. */
            shareId: string;
            sender: string;
            recipient: string;
            patient: string;
            record: string;
            /** @enum {string} */
            purpose: "TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT";
            /** @enum {string} */
            category: "GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL";
            format: string;
            /** @description The agreement that the sender cited. */
            agreementId: string | null;
        };
        /** @description SHR-01 and SHR-03. */
        ShareEvidence: {
            share: components["schemas"]["ShareFact"];
            agreements: components["schemas"]["AgreementFact"][];
        };
        ShareFact: {
            pos: string;
            blockNumber: string;
            blockHash: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            shareId: string;
            sender: string;
            recipient: string;
            patient: string;
            record: string;
            purpose: string;
            category: string;
            format: string;
            citedAgreementId: string | null;
        };
        SignIn: {
            /**
             * Format: password
             * @description An API key.
             * @example csk_…
             */
            key: string;
        };
        SignInOptions: {
            /**
             * @description One can sign in with an API key.
             * @enum {boolean}
             */
            key: true;
            /** @description The organisation that runs this monitor. */
            name: string | null;
            /** @description Consentry's version. */
            version: string;
        };
        /** @description CON-03. */
        SlowRevocationEvidence: {
            revocation: {
                pos: string;
                blockNumber: string;
                blockHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                consentId: string;
                signer: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                requestedAt: string | null;
            };
            grant: components["schemas"]["GrantFact"] | null;
            mostSeconds: number;
        };
        /** @description CRD-03. */
        StaleGrantEvidence: {
            credential: components["schemas"]["CredentialFact"];
            revocation: {
                pos: string;
                blockNumber: string;
                blockHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                issuer: string;
            } | null;
            grant: components["schemas"]["GrantFact"];
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            endedAt: string | null;
        };
        StaleProblem: {
            /** @enum {string} */
            type: "urn:consentry:problem:stale";
            /** @example Bad Request */
            title: string;
            status: number;
            detail: string;
            errors?: {
                /** @enum {string} */
                in: "query" | "path" | "body" | "header";
                field: string;
                detail: string;
            }[];
            /** @description The alert's current version. */
            currentVersion: number;
            /** @description What has changed since the given version. */
            changes: components["schemas"]["AlertChange"][];
        };
        StandingChange: {
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            by: string;
        };
        Status: {
            version: string;
            /** @description Hash that changes with every rule's version and parameters. */
            ruleset: string;
            chains: {
                chainId: number;
                /** @description The newest block seen by the indexer; null before the first one. */
                head: {
                    blockNumber: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    blockTime: string | null;
                } | null;
                indexed: {
                    blockNumber: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    blockTime: string | null;
                } | null;
                finalized: {
                    blockNumber: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    blockTime: string | null;
                } | null;
                /** @description Every fact up to this block has been evaluated. */
                evaluated: {
                    blockNumber: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    blockTime: string | null;
                } | null;
                /** @description Time since the newest indexed block, by this server's clock. */
                lagSeconds: number | null;
                /** @description Realtime blocks with facts that are not evaluated yet. */
                pendingBlocks: number;
                /** @description Historical ranges that are not evaluated yet. */
                gaps: number;
                provisionalAlerts: number;
                /** @description Deadlines that are not final by the chain's clock yet; a rule is evaluated again once they are. */
                openDeadlines: number;
                /** @description Facts on which a rule failed. They are retried, and counted until a retry succeeds. */
                errors: number;
            }[];
            queues: {
                /** @description Null if the queue does not respond. */
                detect: {
                    waiting: number;
                    active: number;
                    failed: number;
                } | null;
                /** @description Null if the queue does not respond. */
                deliver: {
                    waiting: number;
                    active: number;
                    failed: number;
                } | null;
            };
            deliveries: {
                /** @description Events in the outbox that are not turned into deliveries yet. */
                unrelayed: number;
                pending: number;
                failed: number;
            };
            operatorLog: {
                /** @description Sequence number of the last sealed entry. */
                sealed: string;
                unsealed: number;
                /** @description The last stored head; unsigned if the deployment has no signing key. */
                head: {
                    sequence: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    at: string;
                    signed: boolean;
                } | null;
            };
        };
        Suppression: {
            id: string;
            /** @example ACC-01 */
            rule: string;
            actor: string | null;
            patient: string | null;
            organisation: string | null;
            reason: string;
            /** @description Whether it is in force: neither ended nor expired. */
            active: boolean;
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            expiresAt: string;
            /** @description Who ended it before its time. */
            endedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            endedAt: string | null;
        };
        ThinAlert: {
            id: string;
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low";
            /**
             * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
             * @example Record read 21 minutes after consent was revoked
             */
            headline: string;
            /** @enum {string} */
            status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
            /** @enum {string} */
            finality: "provisional" | "final";
            chainId: number;
            blockNumber: string;
            txHash: string;
            logIndex: number;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            detectedAt: string;
            /** @description Why and when the alert was retracted, and what took its place; null while it stands. */
            retraction: components["schemas"]["Retraction"] | null;
            rule: {
                id: string;
                name: string;
            };
            /**
             * Format: uri
             * @description Where the whole alert is read, with a credential.
             */
            url: string;
        };
        /** @description An event at its position, with the current state of its subject. */
        TimelineItem: {
            /** @enum {string} */
            kind: "consentGranted" | "consentRevoked";
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            consent: components["schemas"]["Consent"];
        } | {
            /** @enum {string} */
            kind: "access";
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            access: components["schemas"]["Access"];
        } | {
            /** @enum {string} */
            kind: "share";
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            share: components["schemas"]["Share"];
        } | {
            /** @enum {string} */
            kind: "claimSubmitted" | "claimApproved" | "claimDenied" | "claimVoided" | "claimPaid";
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            claim: components["schemas"]["Claim"];
        } | {
            /** @enum {string} */
            kind: "dataRequestOpened" | "dataRequestExtended" | "dataRequestFulfilled";
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            dataRequest: components["schemas"]["DataRequest"];
        } | {
            /** @enum {string} */
            kind: "alert";
            chainId: number;
            /** @description Position: orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /**
             * Format: date-time
             * @example 2026-01-31T12:00:00.000Z
             */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            alert: {
                id: string;
                rule: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                severity: "critical" | "high" | "medium" | "low";
                /** @enum {string} */
                status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                /** @enum {string} */
                finality: "provisional" | "final";
                /**
                 * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
                 * @example Record read 21 minutes after consent was revoked
                 */
                headline: string;
                summary: string;
            };
        };
        /** @description CRD-01. */
        UncredentialedAccessEvidence: {
            access: components["schemas"]["AccessFact"];
            credentials: {
                pos: string;
                blockNumber: string;
                blockHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                credentialId: string;
                issuer: string;
                subject: string;
                kind: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                validFrom: string | null;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                validUntil: string | null;
                revocation: {
                    pos: string;
                    txHash: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    revokedAt: string | null;
                } | null;
            }[];
        };
        /** @description CRD-02. */
        UntrustedIssuerEvidence: {
            credential: components["schemas"]["CredentialFact"];
            trust: {
                pos: string;
                blockNumber: string;
                blockHash: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                blockTime: string;
                txHash: string;
                logIndex: number;
                issuer: string;
                /** @enum {boolean} */
                trusted: false;
                caller: string;
            } | null;
        };
        /** @description ACC-14. */
        VolumeEvidence: {
            access: components["schemas"]["AccessFact"];
            /** Format: date */
            day: string;
            patients: number;
            floorPatients: number;
            deviations: number;
            baseline: {
                /** Format: date */
                day: string;
                patients: number;
            }[];
            accesses: {
                pos: string;
                txHash: string;
                logIndex: number;
                entryIndex: number;
                accessId: string;
                patient: string;
                /**
                 * Format: date-time
                 * @example 2026-01-31T12:00:00.000Z
                 */
                effectiveTime: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Access = components['schemas']['Access'];
export type AccessDetail = components['schemas']['AccessDetail'];
export type AccessFact = components['schemas']['AccessFact'];
export type AccountingOfDisclosures = components['schemas']['AccountingOfDisclosures'];
export type Actor = components['schemas']['Actor'];
export type ActorListItem = components['schemas']['ActorListItem'];
export type AffiliationFact = components['schemas']['AffiliationFact'];
export type Agreement = components['schemas']['Agreement'];
export type AgreementFact = components['schemas']['AgreementFact'];
export type Alert = components['schemas']['Alert'];
export type AlertChange = components['schemas']['AlertChange'];
export type AlertCreated = components['schemas']['AlertCreated'];
export type AlertDetail = components['schemas']['AlertDetail'];
export type AlertDuration = components['schemas']['AlertDuration'];
export type AlertEvent = components['schemas']['AlertEvent'];
export type AlertEvidence = components['schemas']['AlertEvidence'];
export type AlertFacets = components['schemas']['AlertFacets'];
export type AlertRetracted = components['schemas']['AlertRetracted'];
export type AlertStats = components['schemas']['AlertStats'];
export type AlertUpdate = components['schemas']['AlertUpdate'];
export type AlertUpdated = components['schemas']['AlertUpdated'];
export type AlertWorkload = components['schemas']['AlertWorkload'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeyMade = components['schemas']['ApiKeyMade'];
export type ApiKeyRotation = components['schemas']['ApiKeyRotation'];
export type AuditGapEvidence = components['schemas']['AuditGapEvidence'];
export type Backtest = components['schemas']['Backtest'];
export type BreakGlassEvidence = components['schemas']['BreakGlassEvidence'];
export type BulkChange = components['schemas']['BulkChange'];
export type BulkChanged = components['schemas']['BulkChanged'];
export type BurstEvidence = components['schemas']['BurstEvidence'];
export type Claim = components['schemas']['Claim'];
export type ClaimApproval = components['schemas']['ClaimApproval'];
export type ClaimApprovalEvidence = components['schemas']['ClaimApprovalEvidence'];
export type ClaimApprovalFact = components['schemas']['ClaimApprovalFact'];
export type ClaimFact = components['schemas']['ClaimFact'];
export type ClaimPayment = components['schemas']['ClaimPayment'];
export type ClaimPaymentEvidence = components['schemas']['ClaimPaymentEvidence'];
export type ClaimPaymentFact = components['schemas']['ClaimPaymentFact'];
export type ClaimWithoutServiceEvidence = components['schemas']['ClaimWithoutServiceEvidence'];
export type ClockEvidence = components['schemas']['ClockEvidence'];
export type ComplianceReport = components['schemas']['ComplianceReport'];
export type Consent = components['schemas']['Consent'];
export type CountChangedProblem = components['schemas']['CountChangedProblem'];
export type Credential = components['schemas']['Credential'];
export type CredentialFact = components['schemas']['CredentialFact'];
export type DataRequest = components['schemas']['DataRequest'];
export type Delivery = components['schemas']['Delivery'];
export type DirectoryEntry = components['schemas']['DirectoryEntry'];
export type DirectoryImported = components['schemas']['DirectoryImported'];
export type Disclosure = components['schemas']['Disclosure'];
export type DuplicateClaimEvidence = components['schemas']['DuplicateClaimEvidence'];
export type Endpoint = components['schemas']['Endpoint'];
export type EndpointChange = components['schemas']['EndpointChange'];
export type EndpointCreated = components['schemas']['EndpointCreated'];
export type EndpointTest = components['schemas']['EndpointTest'];
export type GovernanceChange = components['schemas']['GovernanceChange'];
export type GovernanceEvidence = components['schemas']['GovernanceEvidence'];
export type Grant = components['schemas']['Grant'];
export type GrantByThirdPartyEvidence = components['schemas']['GrantByThirdPartyEvidence'];
export type GrantFact = components['schemas']['GrantFact'];
export type GraphqlRequest = components['schemas']['GraphqlRequest'];
export type GraphqlResult = components['schemas']['GraphqlResult'];
export type HastyRegrantEvidence = components['schemas']['HastyRegrantEvidence'];
export type HinderedProblem = components['schemas']['HinderedProblem'];
export type KnownAccount = components['schemas']['KnownAccount'];
export type MissedConsentEvidence = components['schemas']['MissedConsentEvidence'];
export type NamedAlert = components['schemas']['NamedAlert'];
export type NamedAlertDetail = components['schemas']['NamedAlertDetail'];
export type NewApiKey = components['schemas']['NewApiKey'];
export type NewBacktest = components['schemas']['NewBacktest'];
export type NewBreachAssessment = components['schemas']['NewBreachAssessment'];
export type NewDirectoryEntry = components['schemas']['NewDirectoryEntry'];
export type NewEndpoint = components['schemas']['NewEndpoint'];
export type NewNote = components['schemas']['NewNote'];
export type NewSuppression = components['schemas']['NewSuppression'];
export type NotNowProblem = components['schemas']['NotNowProblem'];
export type OpenEndedConsentEvidence = components['schemas']['OpenEndedConsentEvidence'];
export type OperatorLogEntry = components['schemas']['OperatorLogEntry'];
export type Organisation = components['schemas']['Organisation'];
export type OrganisationListItem = components['schemas']['OrganisationListItem'];
export type OverdueRequestEvidence = components['schemas']['OverdueRequestEvidence'];
export type Patient = components['schemas']['Patient'];
export type PeriodReplay = components['schemas']['PeriodReplay'];
export type Problem = components['schemas']['Problem'];
export type RedisclosureEvidence = components['schemas']['RedisclosureEvidence'];
export type RegistrationFact = components['schemas']['RegistrationFact'];
export type RepresentationFact = components['schemas']['RepresentationFact'];
export type Retraction = components['schemas']['Retraction'];
export type Rule = components['schemas']['Rule'];
export type RuleDetail = components['schemas']['RuleDetail'];
export type RuleUse = components['schemas']['RuleUse'];
export type SecretRotation = components['schemas']['SecretRotation'];
export type SelfAccessEvidence = components['schemas']['SelfAccessEvidence'];
export type Session = components['schemas']['Session'];
export type Share = components['schemas']['Share'];
export type ShareEvidence = components['schemas']['ShareEvidence'];
export type ShareFact = components['schemas']['ShareFact'];
export type SignIn = components['schemas']['SignIn'];
export type SignInOptions = components['schemas']['SignInOptions'];
export type SlowRevocationEvidence = components['schemas']['SlowRevocationEvidence'];
export type StaleGrantEvidence = components['schemas']['StaleGrantEvidence'];
export type StaleProblem = components['schemas']['StaleProblem'];
export type StandingChange = components['schemas']['StandingChange'];
export type Status = components['schemas']['Status'];
export type Suppression = components['schemas']['Suppression'];
export type ThinAlert = components['schemas']['ThinAlert'];
export type TimelineItem = components['schemas']['TimelineItem'];
export type UncredentialedAccessEvidence = components['schemas']['UncredentialedAccessEvidence'];
export type UntrustedIssuerEvidence = components['schemas']['UntrustedIssuerEvidence'];
export type VolumeEvidence = components['schemas']['VolumeEvidence'];
export type $defs = Record<string, never>;
export interface operations {
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who asks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSignInOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ways to sign in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOptions"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAlertStats: {
        parameters: {
            query?: {
                /** @description Detected at or after this time. Default: 30 days before `to`. */
                from?: string;
                /** @description Detected before. Default: now. */
                to?: string;
                /** @description Happened at or after this time: by the custodian's clock where the rule went by it, otherwise by the block's time. */
                occurredFrom?: string;
                /** @description Happened before this time. */
                occurredTo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertStats"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAlertFacets: {
        parameters: {
            query?: {
                status?: ("open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted")[];
                rule?: string[];
                severity?: ("critical" | "high" | "medium" | "low")[];
                finality?: ("provisional" | "final")[];
                chainId?: number[];
                patient?: string[];
                actor?: string[];
                organisation?: string[];
                assignee?: string[];
                /** @description Whether somebody has taken the alert. */
                assigned?: boolean;
                txHash?: string[];
                /** @description Detected at or after this time. */
                from?: string;
                /** @description Detected before. */
                to?: string;
                /** @description Happened at or after this time: by the custodian's clock where the rule went by it, otherwise by the block's time. */
                occurredFrom?: string;
                /** @description Happened before this time. */
                occurredTo?: string;
                /** @description Words from the headline, the summary (without its dates and times: use `from` and `to`), or the rule's id or name; the last word may be a prefix. Or a complete id, address or hash. */
                q?: string;
                /** @description Unresolved and due before this time. */
                dueBefore?: string;
                /** @description Whether the alert is unresolved and past its due date. */
                overdue?: boolean;
                /** @description Confirmed violations without a breach assessment that have a notification due date before this time. */
                breachDueBefore?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertFacets"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAlertWorkload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertWorkload"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                status?: ("open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted")[];
                rule?: string[];
                severity?: ("critical" | "high" | "medium" | "low")[];
                finality?: ("provisional" | "final")[];
                chainId?: number[];
                patient?: string[];
                actor?: string[];
                organisation?: string[];
                assignee?: string[];
                /** @description Whether somebody has taken the alert. */
                assigned?: boolean;
                txHash?: string[];
                /** @description Detected at or after this time. */
                from?: string;
                /** @description Detected before. */
                to?: string;
                /** @description Happened at or after this time: by the custodian's clock where the rule went by it, otherwise by the block's time. */
                occurredFrom?: string;
                /** @description Happened before this time. */
                occurredTo?: string;
                /** @description Words from the headline, the summary (without its dates and times: use `from` and `to`), or the rule's id or name; the last word may be a prefix. Or a complete id, address or hash. */
                q?: string;
                /** @description Unresolved and due before this time. */
                dueBefore?: string;
                /** @description Whether the alert is unresolved and past its due date. */
                overdue?: boolean;
                /** @description Confirmed violations without a breach assessment that have a notification due date before this time. */
                breachDueBefore?: string;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "detectedAt" | "-detectedAt" | "blockTime" | "-blockTime" | "occurredAt" | "-occurredAt" | "severity" | "-severity" | "dueAt" | "-dueAt" | "status" | "-status" | "rule" | "-rule";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
                /** @description Whether to include `actorName` and `organisationName`. Only for those who may also list the directory. */
                names?: boolean;
                /** @description `row` omits `evidence` and `explanation`, more than half of an alert. */
                view?: "full" | "row";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of alerts. */
            200: {
                headers: {
                    /** @description A position of the stream. Every change that the answer does not show yet is an event after it: `GET /v1/stream?after=…`. */
                    "stream-position": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["NamedAlert"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAlert: {
        parameters: {
            query?: {
                /** @description Whether to include `actorName` and `organisationName`. Only for those who may also list the directory. */
                names?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert. */
            200: {
                headers: {
                    /** @description A position of the stream. Every change that the answer does not show yet is an event after it: `GET /v1/stream?after=…`. */
                    "stream-position": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedAlertDetail"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateAlert: {
        parameters: {
            query?: never;
            header: {
                /** @description The alert's `version` that you last saw. */
                "if-match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertUpdate"];
            };
        };
        responses: {
            /** @description The updated alert. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDetail"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The alert cannot make this change; `legalMoves` lists the statuses it can change to. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotNowProblem"];
                };
            };
            /** @description The alert has changed; `changes` lists what happened since. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaleProblem"];
                };
            };
            /** @description The header If-Match is missing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bulkUpdateAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkChange"];
            };
        };
        responses: {
            /** @description The alerts were changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkChanged"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing was changed: `conflicts` lists each alert that prevented it, or `count` says how many alerts meet the filter now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["HinderedProblem"] | components["schemas"]["CountChangedProblem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addAlertNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The alert's `version` that you last saw. */
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description The alert, including the note in its history. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDetail"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The alert cannot make this change; `legalMoves` lists the statuses it can change to. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotNowProblem"];
                };
            };
            /** @description The alert has changed; `changes` lists what happened since. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaleProblem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setBreachAssessment: {
        parameters: {
            query?: never;
            header: {
                /** @description The alert's `version` that you last saw. */
                "if-match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBreachAssessment"];
            };
        };
        responses: {
            /** @description The updated alert. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDetail"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The alert cannot make this change; `legalMoves` lists the statuses it can change to. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["NotNowProblem"];
                };
            };
            /** @description The alert has changed; `changes` lists what happened since. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["StaleProblem"];
                };
            };
            /** @description The header If-Match is missing. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamAlertEvents: {
        parameters: {
            query?: {
                /** @description The `Stream-Position` of an answer; the stream starts after it. `Last-Event-ID` takes precedence, so that `EventSource` can reconnect with the same URL. */
                after?: string;
            };
            header?: {
                /** @description The id of the last event you received; the stream resumes after it. */
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events; the schema is that of the `data` of each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["AlertEvent"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccesses: {
        parameters: {
            query?: {
                patient?: string[];
                actor?: string[];
                custodian?: string[];
                record?: string[];
                accessId?: string[];
                citedConsentId?: string[];
                txHash?: string[];
                purpose?: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
                category?: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
                action?: ("read" | "create" | "update" | "delete" | "export" | "ALL")[];
                outcome?: ("permitted" | "denied")[];
                /** @description `verdict.consent`. */
                consent?: ("explained" | "missed" | "exempt" | "breakGlass" | "denied" | "pending" | "error")[];
                /** @description Matches `verdict.ruleId`, the root cause of a missing consent. */
                rule?: string[];
                chainId?: number[];
                /** @description Block time at or after. */
                from?: string;
                /** @description Block time before. */
                to?: string;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "blockTime" | "-blockTime";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of accesses. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Access"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The access's `id` or `accessId`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The access. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessDetail"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConsents: {
        parameters: {
            query?: {
                patient?: string[];
                grantee?: string[];
                signer?: string[];
                consentId?: string[];
                requestId?: string[];
                purpose?: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
                category?: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
                action?: ("read" | "create" | "update" | "delete" | "export" | "ALL")[];
                /** @description Current status. */
                status?: ("active" | "upcoming" | "expired" | "revoked")[];
                txHash?: string[];
                chainId?: number[];
                /** @description Block time at or after. */
                from?: string;
                /** @description Block time before. */
                to?: string;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "blockTime" | "-blockTime";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of facts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Consent"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fact's `id`, or its id on the chain. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCredentials: {
        parameters: {
            query?: {
                subject?: string[];
                issuer?: string[];
                credentialId?: string[];
                kind?: ("physician" | "nurse" | "pharmacist" | "researcher" | "clerk")[];
                /** @description Current status. */
                status?: ("active" | "upcoming" | "expired" | "revoked")[];
                txHash?: string[];
                chainId?: number[];
                /** @description Block time at or after. */
                from?: string;
                /** @description Block time before. */
                to?: string;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "blockTime" | "-blockTime";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of facts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Credential"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCredential: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fact's `id`, or its id on the chain. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credential"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgreements: {
        parameters: {
            query?: {
                /** @description Proposer or counterparty. */
                party?: string[];
                proposer?: string[];
                counterparty?: string[];
                agreementId?: string[];
                purpose?: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
                category?: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
                /** @description Current status. */
                status?: ("proposed" | "active" | "upcoming" | "expired" | "ended")[];
                txHash?: string[];
                chainId?: number[];
                /** @description Block time at or after. */
                from?: string;
                /** @description Block time before. */
                to?: string;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "blockTime" | "-blockTime";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of facts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Agreement"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAgreement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fact's `id`, or its id on the chain. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShares: {
        parameters: {
            query?: {
                patient?: string[];
                sender?: string[];
                recipient?: string[];
                record?: string[];
                shareId?: string[];
                agreementId?: string[];
                purpose?: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
                category?: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
                format?: string[];
                txHash?: string[];
                chainId?: number[];
                /** @description Block time at or after. */
                from?: string;
                /** @description Block time before. */
                to?: string;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "blockTime" | "-blockTime";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of facts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Share"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fact's `id`, or its id on the chain. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Share"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClaims: {
        parameters: {
            query?: {
                patient?: string[];
                provider?: string[];
                /** @description The insurer that paid or denied the claim. */
                insurer?: string[];
                claimId?: string[];
                serviceHash?: string[];
                /** @description Current status. */
                status?: ("submitted" | "approved" | "paid" | "denied" | "voided")[];
                txHash?: string[];
                chainId?: number[];
                /** @description Block time at or after. */
                from?: string;
                /** @description Block time before. */
                to?: string;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "blockTime" | "-blockTime";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of facts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Claim"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fact's `id`, or its id on the chain. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claim"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listGovernanceChanges: {
        parameters: {
            query?: {
                kind?: ("roleGranted" | "roleRevoked" | "roleAdminChanged" | "policyParameterSet" | "issuerTrusted" | "issuerDistrusted" | "minDelayChanged" | "emergencyAction" | "scheduled" | "executed" | "cancelled" | "salted")[];
                contract?: string[];
                caller?: string[];
                account?: string[];
                role?: string[];
                /** @description Matches `key`, the name of a policy parameter. */
                parameter?: string[];
                scheduleId?: string[];
                /** @description Whether the change was made through the timelock. */
                byTimelock?: boolean;
                txHash?: string[];
                chainId?: number[];
                /** @description Block time at or after. */
                from?: string;
                /** @description Block time before. */
                to?: string;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "blockTime" | "-blockTime";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of facts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["GovernanceChange"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getGovernanceChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fact's `id`. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GovernanceChange"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPatient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The patient. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Patient"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPatientTimeline: {
        parameters: {
            query?: {
                kind?: ("consentGranted" | "consentRevoked" | "access" | "share" | "claimSubmitted" | "claimApproved" | "claimDenied" | "claimVoided" | "claimPaid" | "dataRequestOpened" | "dataRequestExtended" | "dataRequestFulfilled" | "alert")[];
                /** @description Block time at or after. */
                from?: string;
                /** @description Block time before. */
                to?: string;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "blockTime" | "-blockTime";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path: {
                patient: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TimelineItem"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listActors: {
        parameters: {
            query?: {
                /** @description Current status of the actor's credentials: `valid` if one is valid now, else `upcoming` if one begins later, else how the last one ended; `none` if there never was one. It does not say whether the issuer is trusted. */
                credential?: ("valid" | "upcoming" | "expired" | "revoked" | "none")[];
                /** @description The same, counting only credentials as physician, nurse, or pharmacist, one of which treatment requires. */
                licence?: ("valid" | "upcoming" | "expired" | "revoked" | "none")[];
                /** @description Current members of one of these. */
                organisation?: string[];
                /** @description Actors with a permitted access in the period for one of these purposes or one below it: `TREAT` includes every kind of treatment. */
                purpose?: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
                /** @description Actors with a permitted access in a block at or after this time. With `purpose` or `to`, the default is 30 days before the end of the period. */
                from?: string;
                /** @description Actors with a permitted access in a block before this time. With `purpose` or `from`, the default is just after the newest block with an access; now, if the period begins after it. */
                to?: string;
                /** @description Whether to include `actorName` and `organisationName`. Only for those who may also list the directory. */
                names?: boolean;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "actor" | "-actor";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of actors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ActorListItem"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getActor: {
        parameters: {
            query?: {
                /** @description Beginning of `accessesByDay`. Default: 30 days before its end. */
                from?: string;
                /** @description End of `accessesByDay`, exclusive, at most 366 days after its beginning. Default: just after the newest block with an access; now, if the period begins after it. */
                to?: string;
            };
            header?: never;
            path: {
                actor: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The actor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Actor"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrganisations: {
        parameters: {
            query?: {
                /** @description Organisations that have one of these accounts as a member now. */
                member?: string[];
                /** @description Whether to include names from the directory. Only for those who may also list it. */
                names?: boolean;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "organisation" | "-organisation";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of organisations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OrganisationListItem"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrganisation: {
        parameters: {
            query?: {
                /** @description Beginning of `accessesByDay`. Default: 30 days before its end. */
                from?: string;
                /** @description End of `accessesByDay`, exclusive, at most 366 days after its beginning. Default: just after the newest block with an access; now, if the period begins after it. */
                to?: string;
                /** @description Whether to include names from the directory. Only for those who may also list it. */
                names?: boolean;
            };
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEndpoints: {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "createdAt" | "-createdAt" | "name" | "-name";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of endpoints. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Endpoint"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint with its secret. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndpointCreated"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Endpoint"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndpointChange"];
            };
        };
        responses: {
            /** @description The updated endpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Endpoint"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, now due. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateEndpointSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SecretRotation"];
            };
        };
        responses: {
            /** @description The endpoint with its new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndpointCreated"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodReplay"];
            };
        };
        responses: {
            /** @description The result of a dry run: nothing is sent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Number of messages that are sent again or, in a dry run, would be. */
                        replayed: number;
                    };
                };
            };
            /** @description The number of messages to be sent again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Number of messages that are sent again or, in a dry run, would be. */
                        replayed: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    announceOpenAlerts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number of alerts that the endpoint will be notified of. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Number of open alerts that the endpoint will be notified of. */
                        announced: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                endpointId?: string[];
                alertId?: string[];
                status?: ("pending" | "delivered" | "failed" | "cancelled")[];
                type?: string[];
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "createdAt" | "-createdAt";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Delivery"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, due again. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSuppressions: {
        parameters: {
            query?: {
                rule?: string[];
                /** @description `true`: active suppressions; `false`: ended or expired ones. */
                active?: boolean;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "createdAt" | "-createdAt" | "expiresAt" | "-expiresAt";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of suppressions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Suppression"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSuppression: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSuppression"];
            };
        };
        responses: {
            /** @description The suppression. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suppression"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSuppression: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The suppression. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suppression"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSuppression: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ended suppression. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suppression"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRules: {
        parameters: {
            query?: {
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "id" | "-id";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Rule"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleDetail"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                role?: ("auditor" | "officer" | "security" | "service" | "admin")[];
                /** @description `true`: valid keys; `false`: expired or revoked keys. */
                active?: boolean;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "createdAt" | "-createdAt";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys, without their secret values. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description The key. Its secret value `key` is not shown again. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyMade"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, without its secret value. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The revoked key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description The new key. Its secret value `key` is not shown again. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyMade"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOperatorLog: {
        parameters: {
            query?: {
                credential?: string[];
                /** @description The role in which a credential was used. Refused credentials and commands have none. */
                role?: ("auditor" | "officer" | "security" | "service" | "admin")[];
                operation?: string[];
                status?: number[];
                /** @description Whether the request concerns patient-level data. */
                patientLevel?: boolean;
                /** @description Requests that name the patient or one of the patient's alerts, in whatever parameter or in a GraphQL request. Lists that did not ask for the patient are not among them, although they may have shown the patient. */
                patient?: string[];
                /** @description Requests that name the alert. */
                alert?: string[];
                from?: string;
                /** @description Exclusive. */
                to?: string;
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "at" | "-at";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the operator log. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OperatorLogEntry"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDirectory: {
        parameters: {
            query?: {
                account?: string[];
                /** @description Names with this prefix; case-insensitive. */
                name?: string;
                kind?: "person" | "organisation";
                /** @description Maximum number of items to return. */
                limit?: number;
                /** @description `nextCursor` of the previous page. Keep `sort` and filters unchanged. */
                cursor?: string;
                /** @description Field to sort by; prefix with `-` for descending order. */
                sort?: "name" | "-name" | "updatedAt" | "-updatedAt";
                /** @description Whether to include `totalCount`. */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DirectoryEntry"][];
                        /** @description Cursor of the next page; null on the last page. */
                        nextCursor: string | null;
                        totalCount?: number;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDirectoryEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryEntry"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putDirectoryEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDirectoryEntry"];
            };
        };
        responses: {
            /** @description The entry, changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryEntry"];
                };
            };
            /** @description The entry, new. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryEntry"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDirectoryEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importDirectory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description The number of entries created and replaced. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryImported"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccountingOfDisclosures: {
        parameters: {
            query?: {
                /** @description Block time at or after. Default: six years before `to`. */
                from?: string;
                /** @description Block time before. Default: up to and including the newest final block. */
                to?: string;
                /** @description Takes precedence over `Accept`, which chooses among the same formats. Default: JSON. */
                format?: "json" | "csv" | "pdf" | "fhir";
                /** @description Whether to summarise repeated disclosures in one line (164.528(b)(3)); FHIR always lists each one. */
                summarise?: boolean;
                /** @description `true` begins the CSV with a byte order mark, by which Excel knows that it is UTF-8. Default: `false`; most programs need none. For CSV only. */
                bom?: boolean;
            };
            header?: never;
            path: {
                patient: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accounting. In FHIR: a Bundle of a Composition (the header) and AuditEvents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountingOfDisclosures"];
                    "text/csv": string;
                    "application/pdf": string;
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "Bundle";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFhirMetadata: {
        parameters: {
            query?: {
                /** @description json, application/json or application/fhir+json. Takes precedence over Accept. */
                _format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A CapabilityStatement. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "CapabilityStatement";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A parameter is unknown or invalid; each one has an issue. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The credential is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The role does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The client does not accept FHIR R4 as JSON. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The rate limit is exceeded; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    searchFhirAuditEvents: {
        parameters: {
            query?: {
                /** @description Ids. Comma-separated values: any may match; repeated parameters: all must match. */
                _id?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                "patient.identifier"?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                "patient:identifier"?: string[];
                /** @description The same as date, because events never change. Comma-separated values: any may match; repeated parameters: all must match. */
                _lastUpdated?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                patient?: string[];
                /** @description When the event was recorded: the time of its block. Comma-separated values: any may match; repeated parameters: all must match. */
                date?: string[];
                /** @description Account of the actor, custodian, sender or recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                agent?: string[];
                /** @description Account of the actor, custodian, sender or recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                "agent.identifier"?: string[];
                /** @description Account of the actor, custodian, sender or recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                "agent:identifier"?: string[];
                /** @description Account of who recorded the event: the custodian or the sender. Comma-separated values: any may match; repeated parameters: all must match. */
                source?: string[];
                /** @description Account of who recorded the event: the custodian or the sender. Comma-separated values: any may match; repeated parameters: all must match. */
                "source.identifier"?: string[];
                /** @description Account of who recorded the event: the custodian or the sender. Comma-separated values: any may match; repeated parameters: all must match. */
                "source:identifier"?: string[];
                /** @description Patient, record, cited consent or agreement, or transaction. Comma-separated values: any may match; repeated parameters: all must match. */
                "entity.identifier"?: string[];
                /** @description Patient, record, cited consent or agreement, or transaction. Comma-separated values: any may match; repeated parameters: all must match. */
                "entity:identifier"?: string[];
                /** @description Type of an entity in the event. Comma-separated values: any may match; repeated parameters: all must match. */
                "entity-type"?: string[];
                /** @description Role of an entity in the event; 13 finds events that cite a consent or an agreement. Comma-separated values: any may match; repeated parameters: all must match. */
                "entity-role"?: string[];
                /** @description rest, or 110106 for exports and shares. Comma-separated values: any may match; repeated parameters: all must match. */
                type?: string[];
                /** @description read, create, update, delete, operation, extract, or disclose for shares. Comma-separated values: any may match; repeated parameters: all must match. */
                subtype?: string[];
                /** @description C, R, U, D or E. Comma-separated values: any may match; repeated parameters: all must match. */
                action?: string[];
                /** @description 0, or 4 for denied accesses. Comma-separated values: any may match; repeated parameters: all must match. */
                outcome?: string[];
                /** @description Resources per page, at most 500; 0 means the same as _summary=count. */
                _count?: number;
                /** @description Order by time; with `-`, newest first. */
                _sort?: "date" | "-date" | "_lastUpdated" | "-_lastUpdated";
                /** @description `count` answers only how many match. */
                _summary?: "count" | "false";
                /** @description Whether to count all matches; an estimate is accurate too. */
                _total?: "none" | "estimate" | "accurate";
                /** @description Cursor from a link. */
                _cursor?: string;
                /** @description json, application/json or application/fhir+json. Takes precedence over Accept. */
                _format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of AuditEvents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "Bundle";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A parameter is unknown or invalid; each one has an issue. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The credential is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The role does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The client does not accept FHIR R4 as JSON. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The rate limit is exceeded; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    searchFhirAuditEventsByForm: {
        parameters: {
            query?: {
                /** @description Ids. Comma-separated values: any may match; repeated parameters: all must match. */
                _id?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                "patient.identifier"?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                "patient:identifier"?: string[];
                /** @description The same as date, because events never change. Comma-separated values: any may match; repeated parameters: all must match. */
                _lastUpdated?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                patient?: string[];
                /** @description When the event was recorded: the time of its block. Comma-separated values: any may match; repeated parameters: all must match. */
                date?: string[];
                /** @description Account of the actor, custodian, sender or recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                agent?: string[];
                /** @description Account of the actor, custodian, sender or recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                "agent.identifier"?: string[];
                /** @description Account of the actor, custodian, sender or recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                "agent:identifier"?: string[];
                /** @description Account of who recorded the event: the custodian or the sender. Comma-separated values: any may match; repeated parameters: all must match. */
                source?: string[];
                /** @description Account of who recorded the event: the custodian or the sender. Comma-separated values: any may match; repeated parameters: all must match. */
                "source.identifier"?: string[];
                /** @description Account of who recorded the event: the custodian or the sender. Comma-separated values: any may match; repeated parameters: all must match. */
                "source:identifier"?: string[];
                /** @description Patient, record, cited consent or agreement, or transaction. Comma-separated values: any may match; repeated parameters: all must match. */
                "entity.identifier"?: string[];
                /** @description Patient, record, cited consent or agreement, or transaction. Comma-separated values: any may match; repeated parameters: all must match. */
                "entity:identifier"?: string[];
                /** @description Type of an entity in the event. Comma-separated values: any may match; repeated parameters: all must match. */
                "entity-type"?: string[];
                /** @description Role of an entity in the event; 13 finds events that cite a consent or an agreement. Comma-separated values: any may match; repeated parameters: all must match. */
                "entity-role"?: string[];
                /** @description rest, or 110106 for exports and shares. Comma-separated values: any may match; repeated parameters: all must match. */
                type?: string[];
                /** @description read, create, update, delete, operation, extract, or disclose for shares. Comma-separated values: any may match; repeated parameters: all must match. */
                subtype?: string[];
                /** @description C, R, U, D or E. Comma-separated values: any may match; repeated parameters: all must match. */
                action?: string[];
                /** @description 0, or 4 for denied accesses. Comma-separated values: any may match; repeated parameters: all must match. */
                outcome?: string[];
                /** @description Resources per page, at most 500; 0 means the same as _summary=count. */
                _count?: number;
                /** @description Order by time; with `-`, newest first. */
                _sort?: "date" | "-date" | "_lastUpdated" | "-_lastUpdated";
                /** @description `count` answers only how many match. */
                _summary?: "count" | "false";
                /** @description Whether to count all matches; an estimate is accurate too. */
                _total?: "none" | "estimate" | "accurate";
                /** @description Cursor from a link. */
                _cursor?: string;
                /** @description json, application/json or application/fhir+json. Takes precedence over Accept. */
                _format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Ids. Comma-separated values: any may match; repeated parameters: all must match. */
                    _id?: string[];
                    /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                    "patient.identifier"?: string[];
                    /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                    "patient:identifier"?: string[];
                    /** @description The same as date, because events never change. Comma-separated values: any may match; repeated parameters: all must match. */
                    _lastUpdated?: string[];
                    /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                    patient?: string[];
                    /** @description When the event was recorded: the time of its block. Comma-separated values: any may match; repeated parameters: all must match. */
                    date?: string[];
                    /** @description Account of the actor, custodian, sender or recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                    agent?: string[];
                    /** @description Account of the actor, custodian, sender or recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                    "agent.identifier"?: string[];
                    /** @description Account of the actor, custodian, sender or recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                    "agent:identifier"?: string[];
                    /** @description Account of who recorded the event: the custodian or the sender. Comma-separated values: any may match; repeated parameters: all must match. */
                    source?: string[];
                    /** @description Account of who recorded the event: the custodian or the sender. Comma-separated values: any may match; repeated parameters: all must match. */
                    "source.identifier"?: string[];
                    /** @description Account of who recorded the event: the custodian or the sender. Comma-separated values: any may match; repeated parameters: all must match. */
                    "source:identifier"?: string[];
                    /** @description Patient, record, cited consent or agreement, or transaction. Comma-separated values: any may match; repeated parameters: all must match. */
                    "entity.identifier"?: string[];
                    /** @description Patient, record, cited consent or agreement, or transaction. Comma-separated values: any may match; repeated parameters: all must match. */
                    "entity:identifier"?: string[];
                    /** @description Type of an entity in the event. Comma-separated values: any may match; repeated parameters: all must match. */
                    "entity-type"?: string[];
                    /** @description Role of an entity in the event; 13 finds events that cite a consent or an agreement. Comma-separated values: any may match; repeated parameters: all must match. */
                    "entity-role"?: string[];
                    /** @description rest, or 110106 for exports and shares. Comma-separated values: any may match; repeated parameters: all must match. */
                    type?: string[];
                    /** @description read, create, update, delete, operation, extract, or disclose for shares. Comma-separated values: any may match; repeated parameters: all must match. */
                    subtype?: string[];
                    /** @description C, R, U, D or E. Comma-separated values: any may match; repeated parameters: all must match. */
                    action?: string[];
                    /** @description 0, or 4 for denied accesses. Comma-separated values: any may match; repeated parameters: all must match. */
                    outcome?: string[];
                    /** @description Resources per page, at most 500; 0 means the same as _summary=count. */
                    _count?: number;
                    /**
                     * @description Order by time; with `-`, newest first.
                     * @default -date
                     * @enum {string}
                     */
                    _sort?: "date" | "-date" | "_lastUpdated" | "-_lastUpdated";
                    /**
                     * @description `count` answers only how many match.
                     * @default false
                     * @enum {string}
                     */
                    _summary?: "count" | "false";
                    /**
                     * @description Whether to count all matches; an estimate is accurate too.
                     * @default none
                     * @enum {string}
                     */
                    _total?: "none" | "estimate" | "accurate";
                    /** @description Cursor from a link. */
                    _cursor?: string;
                    /** @description json, application/json or application/fhir+json. Takes precedence over Accept. */
                    _format?: string;
                };
            };
        };
        responses: {
            /** @description A page of AuditEvents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "Bundle";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A parameter is unknown or invalid; each one has an issue. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The credential is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The role does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The client does not accept FHIR R4 as JSON. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The rate limit is exceeded; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    getFhirAuditEvent: {
        parameters: {
            query?: {
                /** @description json, application/json or application/fhir+json. Takes precedence over Accept. */
                _format?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The AuditEvent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "AuditEvent";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A parameter is unknown or invalid; each one has an issue. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The credential is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The role does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The client does not accept FHIR R4 as JSON. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The rate limit is exceeded; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    searchFhirConsents: {
        parameters: {
            query?: {
                /** @description Ids. Comma-separated values: any may match; repeated parameters: all must match. */
                _id?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                "patient.identifier"?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                "patient:identifier"?: string[];
                /** @description When the consent was granted or, if it is revoked, when it was revoked. Comma-separated values: any may match; repeated parameters: all must match. */
                _lastUpdated?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                patient?: string[];
                /** @description When the consent was granted: the time of its block. Comma-separated values: any may match; repeated parameters: all must match. */
                date?: string[];
                /** @description active (an expired consent too), or inactive if revoked or never in force. Comma-separated values: any may match; repeated parameters: all must match. */
                status?: string[];
                /** @description Account of the recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                actor?: string[];
                /** @description Account of the recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                "actor.identifier"?: string[];
                /** @description Account of the recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                "actor:identifier"?: string[];
                /** @description The same as actor. Comma-separated values: any may match; repeated parameters: all must match. */
                agent?: string[];
                /** @description Resources per page, at most 500; 0 means the same as _summary=count. */
                _count?: number;
                /** @description Order by time; with `-`, newest first. */
                _sort?: "date" | "-date";
                /** @description `count` answers only how many match. */
                _summary?: "count" | "false";
                /** @description Whether to count all matches; an estimate is accurate too. */
                _total?: "none" | "estimate" | "accurate";
                /** @description Cursor from a link. */
                _cursor?: string;
                /** @description json, application/json or application/fhir+json. Takes precedence over Accept. */
                _format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of Consents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "Bundle";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A parameter is unknown or invalid; each one has an issue. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The credential is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The role does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The client does not accept FHIR R4 as JSON. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The rate limit is exceeded; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    searchFhirConsentsByForm: {
        parameters: {
            query?: {
                /** @description Ids. Comma-separated values: any may match; repeated parameters: all must match. */
                _id?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                "patient.identifier"?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                "patient:identifier"?: string[];
                /** @description When the consent was granted or, if it is revoked, when it was revoked. Comma-separated values: any may match; repeated parameters: all must match. */
                _lastUpdated?: string[];
                /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                patient?: string[];
                /** @description When the consent was granted: the time of its block. Comma-separated values: any may match; repeated parameters: all must match. */
                date?: string[];
                /** @description active (an expired consent too), or inactive if revoked or never in force. Comma-separated values: any may match; repeated parameters: all must match. */
                status?: string[];
                /** @description Account of the recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                actor?: string[];
                /** @description Account of the recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                "actor.identifier"?: string[];
                /** @description Account of the recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                "actor:identifier"?: string[];
                /** @description The same as actor. Comma-separated values: any may match; repeated parameters: all must match. */
                agent?: string[];
                /** @description Resources per page, at most 500; 0 means the same as _summary=count. */
                _count?: number;
                /** @description Order by time; with `-`, newest first. */
                _sort?: "date" | "-date";
                /** @description `count` answers only how many match. */
                _summary?: "count" | "false";
                /** @description Whether to count all matches; an estimate is accurate too. */
                _total?: "none" | "estimate" | "accurate";
                /** @description Cursor from a link. */
                _cursor?: string;
                /** @description json, application/json or application/fhir+json. Takes precedence over Accept. */
                _format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Ids. Comma-separated values: any may match; repeated parameters: all must match. */
                    _id?: string[];
                    /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                    "patient.identifier"?: string[];
                    /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                    "patient:identifier"?: string[];
                    /** @description When the consent was granted or, if it is revoked, when it was revoked. Comma-separated values: any may match; repeated parameters: all must match. */
                    _lastUpdated?: string[];
                    /** @description The patient's pseudonym. Comma-separated values: any may match; repeated parameters: all must match. */
                    patient?: string[];
                    /** @description When the consent was granted: the time of its block. Comma-separated values: any may match; repeated parameters: all must match. */
                    date?: string[];
                    /** @description active (an expired consent too), or inactive if revoked or never in force. Comma-separated values: any may match; repeated parameters: all must match. */
                    status?: string[];
                    /** @description Account of the recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                    actor?: string[];
                    /** @description Account of the recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                    "actor.identifier"?: string[];
                    /** @description Account of the recipient. Comma-separated values: any may match; repeated parameters: all must match. */
                    "actor:identifier"?: string[];
                    /** @description The same as actor. Comma-separated values: any may match; repeated parameters: all must match. */
                    agent?: string[];
                    /** @description Resources per page, at most 500; 0 means the same as _summary=count. */
                    _count?: number;
                    /**
                     * @description Order by time; with `-`, newest first.
                     * @default -date
                     * @enum {string}
                     */
                    _sort?: "date" | "-date";
                    /**
                     * @description `count` answers only how many match.
                     * @default false
                     * @enum {string}
                     */
                    _summary?: "count" | "false";
                    /**
                     * @description Whether to count all matches; an estimate is accurate too.
                     * @default none
                     * @enum {string}
                     */
                    _total?: "none" | "estimate" | "accurate";
                    /** @description Cursor from a link. */
                    _cursor?: string;
                    /** @description json, application/json or application/fhir+json. Takes precedence over Accept. */
                    _format?: string;
                };
            };
        };
        responses: {
            /** @description A page of Consents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "Bundle";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A parameter is unknown or invalid; each one has an issue. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The credential is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The role does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The client does not accept FHIR R4 as JSON. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The rate limit is exceeded; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    getFhirConsent: {
        parameters: {
            query?: {
                /** @description json, application/json or application/fhir+json. Takes precedence over Accept. */
                _format?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Consent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "Consent";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A parameter is unknown or invalid; each one has an issue. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The credential is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The role does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The client does not accept FHIR R4 as JSON. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The rate limit is exceeded; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/fhir+json": {
                        /** @enum {string} */
                        resourceType: "OperationOutcome";
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    createBacktest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBacktest"];
            };
        };
        responses: {
            /** @description The back-test, now queued. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backtest"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBacktest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The back-test. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backtest"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAlerts: {
        parameters: {
            query?: {
                status?: ("open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted")[];
                rule?: string[];
                severity?: ("critical" | "high" | "medium" | "low")[];
                finality?: ("provisional" | "final")[];
                chainId?: number[];
                patient?: string[];
                actor?: string[];
                organisation?: string[];
                assignee?: string[];
                /** @description Whether somebody has taken the alert. */
                assigned?: boolean;
                txHash?: string[];
                /** @description Happened at or after this time: by the custodian's clock where the rule went by it, otherwise by the block's time. */
                occurredFrom?: string;
                /** @description Happened before this time. */
                occurredTo?: string;
                /** @description Words from the headline, the summary (without its dates and times: use `from` and `to`), or the rule's id or name; the last word may be a prefix. Or a complete id, address or hash. */
                q?: string;
                /** @description Unresolved and due before this time. */
                dueBefore?: string;
                /** @description Whether the alert is unresolved and past its due date. */
                overdue?: boolean;
                /** @description Confirmed violations without a breach assessment that have a notification due date before this time. */
                breachDueBefore?: string;
                /** @description Detected at or after this time. One of `from` and `occurredFrom` is required. */
                from?: string;
                /** @description Detected before this time. Default: now. */
                to?: string;
                /** @description CSV for spreadsheets, or JSON Lines with one JSON value per line. */
                format?: "csv" | "jsonl";
                /** @description `true` begins the CSV with a byte order mark, by which Excel knows that it is UTF-8. Default: `false`; most programs need none. For CSV only. */
                bom?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report, streamed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/jsonl": string;
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportAccesses: {
        parameters: {
            query: {
                patient?: string[];
                actor?: string[];
                custodian?: string[];
                record?: string[];
                accessId?: string[];
                citedConsentId?: string[];
                txHash?: string[];
                purpose?: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
                category?: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
                action?: ("read" | "create" | "update" | "delete" | "export" | "ALL")[];
                outcome?: ("permitted" | "denied")[];
                /** @description `verdict.consent`. */
                consent?: ("explained" | "missed" | "exempt" | "breakGlass" | "denied" | "pending" | "error")[];
                /** @description Matches `verdict.ruleId`, the root cause of a missing consent. */
                rule?: string[];
                chainId?: number[];
                /** @description In a block at or after this time. */
                from: string;
                /** @description In a block before this time. Default, and at most: as far as every chain is indexed. */
                to?: string;
                /** @description CSV for spreadsheets, or JSON Lines with one JSON value per line. */
                format?: "csv" | "jsonl";
                /** @description `true` begins the CSV with a byte order mark, by which Excel knows that it is UTF-8. Default: `false`; most programs need none. For CSV only. */
                bom?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report, streamed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/jsonl": string;
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportOperatorLog: {
        parameters: {
            query: {
                credential?: string[];
                /** @description The role in which a credential was used. Refused credentials and commands have none. */
                role?: ("auditor" | "officer" | "security" | "service" | "admin")[];
                operation?: string[];
                status?: number[];
                /** @description Whether the request concerns patient-level data. */
                patientLevel?: boolean;
                /** @description Requests that name the patient or one of the patient's alerts, in whatever parameter or in a GraphQL request. Lists that did not ask for the patient are not among them, although they may have shown the patient. */
                patient?: string[];
                /** @description Requests that name the alert. */
                alert?: string[];
                /** @description Recorded at or after this time. */
                from: string;
                /** @description Recorded before this time. Default, and at most: now. */
                to?: string;
                /** @description CSV for spreadsheets, or JSON Lines with one JSON value per line. */
                format?: "csv" | "jsonl";
                /** @description `true` begins the CSV with a byte order mark, by which Excel knows that it is UTF-8. Default: `false`; most programs need none. For CSV only. */
                bom?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report, streamed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/jsonl": string;
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getComplianceReport: {
        parameters: {
            query?: {
                /** @description Happened at or after this time. Default: 30 days ago. */
                from?: string;
                /** @description Happened before this time. Default: as far as every chain is indexed. */
                to?: string;
                format?: "json" | "csv" | "pdf";
                /** @description `true` begins the CSV with a byte order mark, by which Excel knows that it is UTF-8. Default: `false`; most programs need none. For CSV only. */
                bom?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplianceReport"];
                    "text/csv": string;
                    "application/pdf": string;
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The status. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus' text format. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An OpenAPI 3.1 document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queryGraphqlByUrl: {
        parameters: {
            query: {
                query: string;
                /** @description A JSON object. */
                variables?: string;
                operationName?: string;
                /** @description A JSON object. */
                extensions?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphqlResult"];
                    "application/graphql-response+json": components["schemas"]["GraphqlResult"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queryGraphql: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GraphqlRequest"];
            };
        };
        responses: {
            /** @description The result. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GraphqlResult"];
                    "application/graphql-response+json": components["schemas"]["GraphqlResult"];
                };
            };
            /** @description A parameter or field is unknown or invalid; `errors` lists each one. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key or access token is missing or invalid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential's role, or the key's own restriction, does not permit this operation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The credential has exceeded its rate limit; `Retry-After` gives the seconds to wait. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    onAlertCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description The message's id: the same on every attempt. */
                "webhook-id": string;
                /** @description When this attempt was made, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and an HMAC-SHA256 of id, timestamp and body, in base64. Two during a rotation, with a space between. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertCreated"];
            };
        };
        responses: {
            /** @description The receiver is gone: the message is not sent again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not received: it is sent again later. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAlertUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description The message's id: the same on every attempt. */
                "webhook-id": string;
                /** @description When this attempt was made, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and an HMAC-SHA256 of id, timestamp and body, in base64. Two during a rotation, with a space between. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertUpdated"];
            };
        };
        responses: {
            /** @description The receiver is gone: the message is not sent again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not received: it is sent again later. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAlertRetracted: {
        parameters: {
            query?: never;
            header: {
                /** @description The message's id: the same on every attempt. */
                "webhook-id": string;
                /** @description When this attempt was made, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and an HMAC-SHA256 of id, timestamp and body, in base64. Two during a rotation, with a space between. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertRetracted"];
            };
        };
        responses: {
            /** @description The receiver is gone: the message is not sent again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not received: it is sent again later. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onEndpointTest: {
        parameters: {
            query?: never;
            header: {
                /** @description The message's id: the same on every attempt. */
                "webhook-id": string;
                /** @description When this attempt was made, in Unix seconds. */
                "webhook-timestamp": string;
                /** @description `v1,` and an HMAC-SHA256 of id, timestamp and body, in base64. Two during a rotation, with a space between. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndpointTest"];
            };
        };
        responses: {
            /** @description The receiver is gone: the message is not sent again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not received: it is sent again later. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
