// Written by `npm run client:build` from the API's routes. Do not edit.

export interface paths {
    "/v1/alerts/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures of the alerts of a period */
        get: {
            parameters: {
                query?: {
                    /** @description Detected at or after. Default: 30 days before `to`. */
                    from?: string;
                    /** @description Detected before. Default: now. */
                    to?: string;
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Alerts, newest first */
        get: {
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
                    txHash?: string[];
                    /** @description Detected at or after. */
                    from?: string;
                    /** @description Detected before. */
                    to?: string;
                    /** @description Words of the headline, of the summary without its dates and times (`from` and `to` find times), or of the rule's id or name, of which the last may be the beginning of one; or a whole id, address or hash. */
                    q?: string;
                    /** @description Not resolved yet, and due before. */
                    dueBefore?: string;
                    /** @description Whether it is not resolved though its due date has passed. */
                    overdue?: "true" | "false";
                    /** @description Confirmed violations whose breach nobody has assessed, and one of whose due dates is before. */
                    breachDueBefore?: string;
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "detectedAt" | "-detectedAt" | "blockTime" | "-blockTime" | "occurredAt" | "-occurredAt" | "severity" | "-severity" | "dueAt" | "-dueAt" | "status" | "-status" | "rule" | "-rule";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
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
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Alert"][];
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * An alert, its history and its deliveries
         * @description The header ETag has its version, for `If-Match`.
         */
        get: {
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
                /** @description The alert. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertDetail"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Move, assign or reschedule an alert
         * @description Carry the version that you have seen in `If-Match`. Where somebody else was quicker, the answer is 412 and says what they changed. A retracted or suppressed alert can be read, and not worked: 409.
         */
        patch: {
            parameters: {
                query?: never;
                header: {
                    /** @description The alert's `version` that you have seen. */
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
                /** @description The alert as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertDetail"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The alert may not be changed so; `legalMoves` names the statuses that may follow. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["NotNowProblem"];
                    };
                };
                /** @description The alert has changed; `changes` has what happened to it since. */
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
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Make the same change to up to 500 alerts
         * @description All or none, each by the version that you have seen. Where anything hinders it, the answer is 409 and names every alert that does.
         */
        post: {
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
                /** @description The alerts are changed. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BulkChanged"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Nothing is changed; `hindered` names each alert that hindered it. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["HinderedProblem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * @description The alert's version stays; `If-Match` may be left out.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The alert's `version` that you have seen. */
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
                /** @description The alert, with the note in its history. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertDetail"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The alert may not be changed so; `legalMoves` names the statuses that may follow. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["NotNowProblem"];
                    };
                };
                /** @description The alert has changed; `changes` has what happened to it since. */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["StaleProblem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Record whether the breach of a confirmed violation must be notified
         * @description Its due dates then no longer count as open. It may be recorded anew; the history keeps all.
         */
        put: {
            parameters: {
                query?: never;
                header: {
                    /** @description The alert's `version` that you have seen. */
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
                /** @description The alert as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AlertDetail"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The alert may not be changed so; `legalMoves` names the statuses that may follow. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["NotNowProblem"];
                    };
                };
                /** @description The alert has changed; `changes` has what happened to it since. */
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
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * What happens to alerts, as it happens
         * @description Server-sent events `alert.created`, `alert.updated` and `alert.retracted`; `data` is `{type, timestamp, data}` as in webhooks, with the alert as it is when it is sent. Ids rise, and are kept: a reader that sends the last one as `Last-Event-ID` misses nothing and sees nothing twice, whatever was restarted meanwhile. Without it, the stream begins with what happens from now on. It ends now and then: come again, as `EventSource` does by itself. `auditor` and `officer` see the whole alert, others what a thin webhook has.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The id of the last event that you have seen: the stream goes on after it. */
                    "last-event-id"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The events. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Accesses, newest first */
        get: {
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
                    /** @description `verdict.ruleId`: the root cause of a missed consent. */
                    rule?: string[];
                    chainId?: number[];
                    /** @description In a block at or after. */
                    from?: string;
                    /** @description In a block before. */
                    to?: string;
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "blockTime" | "-blockTime";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
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
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** An access, with the evidence of its verdict */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description `id` or `accessId` of an access. */
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Consents as they were granted, with their revocations, newest first */
        get: {
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
                    /** @description As of now. */
                    status?: ("active" | "upcoming" | "expired" | "revoked")[];
                    txHash?: string[];
                    chainId?: number[];
                    /** @description In a block at or after. */
                    from?: string;
                    /** @description In a block before. */
                    to?: string;
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "blockTime" | "-blockTime";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the list. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Consent"][];
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A consent */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description `id` of the fact, or the id that it has on its chain. */
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Credentials as they were issued, with their revocations, newest first */
        get: {
            parameters: {
                query?: {
                    subject?: string[];
                    issuer?: string[];
                    credentialId?: string[];
                    kind?: ("physician" | "nurse" | "pharmacist" | "researcher" | "clerk")[];
                    /** @description As of now. */
                    status?: ("active" | "upcoming" | "expired" | "revoked")[];
                    txHash?: string[];
                    chainId?: number[];
                    /** @description In a block at or after. */
                    from?: string;
                    /** @description In a block before. */
                    to?: string;
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "blockTime" | "-blockTime";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the list. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Credential"][];
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A credential */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description `id` of the fact, or the id that it has on its chain. */
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Sharing agreements from their proposal on, with acceptance and end, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Proposer or counterparty. */
                    party?: string[];
                    proposer?: string[];
                    counterparty?: string[];
                    agreementId?: string[];
                    purpose?: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
                    category?: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
                    /** @description As of now. */
                    status?: ("proposed" | "active" | "upcoming" | "expired" | "ended")[];
                    txHash?: string[];
                    chainId?: number[];
                    /** @description In a block at or after. */
                    from?: string;
                    /** @description In a block before. */
                    to?: string;
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "blockTime" | "-blockTime";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the list. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Agreement"][];
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** An agreement */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description `id` of the fact, or the id that it has on its chain. */
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Records that one party sent to another, newest first */
        get: {
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
                    /** @description In a block at or after. */
                    from?: string;
                    /** @description In a block before. */
                    to?: string;
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "blockTime" | "-blockTime";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the list. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Share"][];
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A share */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description `id` of the fact, or the id that it has on its chain. */
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Claims as they were submitted, with their approvals, payments and what closed them, newest first */
        get: {
            parameters: {
                query?: {
                    patient?: string[];
                    provider?: string[];
                    /** @description Who paid or denied it. */
                    insurer?: string[];
                    claimId?: string[];
                    serviceHash?: string[];
                    /** @description How far it has come. */
                    status?: ("submitted" | "approved" | "paid" | "denied" | "voided")[];
                    txHash?: string[];
                    chainId?: number[];
                    /** @description In a block at or after. */
                    from?: string;
                    /** @description In a block before. */
                    to?: string;
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "blockTime" | "-blockTime";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the list. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Claim"][];
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A claim */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description `id` of the fact, or the id that it has on its chain. */
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Changes of roles, policy, trust and administration, and what the timelock did, newest first */
        get: {
            parameters: {
                query?: {
                    kind?: ("roleGranted" | "roleRevoked" | "roleAdminChanged" | "policyParameterSet" | "issuerTrusted" | "issuerDistrusted" | "minDelayChanged" | "emergencyAction" | "scheduled" | "executed" | "cancelled" | "salted")[];
                    contract?: string[];
                    caller?: string[];
                    account?: string[];
                    role?: string[];
                    /** @description `key`: a policy parameter's name. */
                    parameter?: string[];
                    scheduleId?: string[];
                    /** @description Whether the timelock made the change. */
                    byTimelock?: "true" | "false";
                    txHash?: string[];
                    chainId?: number[];
                    /** @description In a block at or after. */
                    from?: string;
                    /** @description In a block before. */
                    to?: string;
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "blockTime" | "-blockTime";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the list. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["GovernanceChange"][];
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A change of governance */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description `id` of the fact. */
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A patient: controller, representatives, counts */
        get: {
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * A patient's events in chain order, newest first
         * @description Consents and their revocations, accesses with their verdicts, shares, claims and what became of them, requests for data, and alerts, each at its place. It is empty where nothing is on record. Alerts that the chain retracted are not on it: see `/v1/alerts`.
         */
        get: {
            parameters: {
                query?: {
                    kind?: ("consentGranted" | "consentRevoked" | "access" | "share" | "claimSubmitted" | "claimApproved" | "claimDenied" | "claimVoided" | "claimPaid" | "dataRequestOpened" | "dataRequestExtended" | "dataRequestFulfilled" | "alert")[];
                    /** @description In a block at or after. */
                    from?: string;
                    /** @description In a block before. */
                    to?: string;
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "blockTime" | "-blockTime";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
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
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** An actor: credentials, affiliations, accesses by day, alerts */
        get: {
            parameters: {
                query?: {
                    /** @description Begin of `accessesByDay`. Default: 30 days before its end. */
                    from?: string;
                    /** @description End of `accessesByDay`, exclusive, at most 366 days after its begin. Default: just after the newest block that is indexed. */
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Webhook endpoints, oldest first */
        get: {
            parameters: {
                query?: {
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "createdAt" | "-createdAt" | "name" | "-name";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
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
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        put?: never;
        /**
         * Make a webhook endpoint
         * @description The answer holds the secret that verifies signatures. It is not shown again. Only who may read alerts makes one whose payload is `full`.
         */
        post: {
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
                /** @description The endpoint, with its secret. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EndpointCreated"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A webhook endpoint */
        get: {
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description What was not delivered to it yet is cancelled; its deliveries stay on record.
         */
        delete: {
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
                /** @description It is deleted. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint
         * @description Fields that are not named stay. Messages that wait are sent to the new address; those to a paused endpoint wait until it is resumed. Whether it wants a message is decided once, when the message is made. Only who may read alerts switches an endpoint to `full`, or changes the address or the settings of one that is `full` or was.
         */
        patch: {
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
                /** @description The endpoint as it is now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Endpoint"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * @description Makes an `endpoint.test` message, which is signed, sent and repeated as every other. `GET /v1/deliveries/{id}` says what became of it.
         */
        post: {
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
                /** @description The delivery, which is on its way. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Give an endpoint a new secret
         * @description The answer holds the new secret. It is not shown again. Until the overlap has passed, messages carry a signature by each of the two secrets, so that the receiver can change over without missing one. Rotating again ends the overlap before it. Of an endpoint that is `full` or was, only who may read alerts rotates the secret.
         */
        post: {
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
                /** @description The endpoint, with its new secret. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EndpointCreated"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Send a period's messages again
         * @description Each under the `webhook-id` and with the body that it had, in the order in which they were made. What still waits goes out anyway and is not counted. To an endpoint that is `full` or was, only who may read alerts repeats them.
         */
        post: {
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
                /** @description How many are on their way again. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Messages that are sent again. */
                            replayed: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Deliveries, newest first */
        get: {
            parameters: {
                query?: {
                    endpointId?: string[];
                    alertId?: string[];
                    status?: ("pending" | "delivered" | "failed" | "cancelled")[];
                    type?: string[];
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "createdAt" | "-createdAt";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
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
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A delivery */
        get: {
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Send a message again
         * @description Under the same `webhook-id` and with the same body, at once, and with all attempts anew; also one that waits for its next attempt. One that is being sent in this moment is left to that; one that was cancelled, because its endpoint is deleted, answers 409.
         */
        post: {
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
                /** @description The delivery, which is on its way again. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Suppressions, newest first */
        get: {
            parameters: {
                query?: {
                    rule?: string[];
                    /** @description Whether in force, or else over. */
                    active?: "true" | "false";
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "createdAt" | "-createdAt" | "expiresAt" | "-expiresAt";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
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
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        put?: never;
        /**
         * Suppress alerts of a rule about a subject
         * @description Alerts that are found from now on are stored as `suppressed`, and nobody is told of them; alerts that exist stay as they are. Once it has expired, what it suppressed stays suppressed.
         */
        post: {
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A suppression */
        get: {
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        put?: never;
        post?: never;
        /**
         * End a suppression before its time
         * @description The alerts that it suppressed and that stand are open, and endpoints are told of them, but those that another suppression in force covers. It stays on record. One that is ended or has expired answers 409.
         */
        delete: {
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
                /** @description The suppression, which is over. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Suppression"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Rules, with their parameters and figures */
        get: {
            parameters: {
                query?: {
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "id" | "-id";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
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
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A rule */
        get: {
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
                        "application/json": components["schemas"]["Rule"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** API keys, newest first */
        get: {
            parameters: {
                query?: {
                    role?: ("auditor" | "officer" | "security" | "service" | "admin")[];
                    /** @description Whether valid, or else expired or revoked. */
                    active?: "true" | "false";
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "createdAt" | "-createdAt";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of keys, without the keys themselves. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ApiKey"][];
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        put?: never;
        /** Make an API key */
        post: {
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
                /** @description The key. `key` is not shown again. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApiKeyMade"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** An API key */
        get: {
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
                /** @description The key, without the key itself. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApiKey"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It is refused from now on, and stays on record. One that is revoked already answers 409.
         */
        delete: {
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
                /** @description The key, which is revoked. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApiKey"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Put a new API key in the place of one
         * @description The new key has the name, role, operations and span of life of the one before, which is valid beside it for the overlap. One that was rotated, is revoked or has expired answers 409.
         */
        post: {
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
                /** @description The new key. `key` is not shown again. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ApiKeyMade"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Who did, read or was refused what, newest first */
        get: {
            parameters: {
                query?: {
                    credential?: string[];
                    operation?: string[];
                    status?: number[];
                    from?: string;
                    /** @description Exclusive. */
                    to?: string;
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "at" | "-at";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
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
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Names and addresses of those who care for patients, and of organisations, by name */
        get: {
            parameters: {
                query?: {
                    account?: string[];
                    /** @description Names that begin so, in either case. */
                    name?: string;
                    kind?: "person" | "organisation";
                    /** @description Most items of the answer. */
                    limit?: number;
                    /** @description `nextCursor` of the page before; with the same `sort` and filters. */
                    cursor?: string;
                    /** @description Field to sort by; `-` in front: descending. */
                    sort?: "name" | "-name" | "updatedAt" | "-updatedAt";
                    /** @description Whether to answer `totalCount` too. */
                    count?: "true" | "false";
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
                            /** @description For the next page; null on the last. */
                            nextCursor: string | null;
                            totalCount?: number;
                        };
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** What the directory says of an account */
        get: {
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /**
         * Write whose an account is
         * @description In place of what stood there. An account that is known only as a patient's controller is refused: the directory never holds patients.
         */
        put: {
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        post?: never;
        /** Remove what the directory says of an account */
        delete: {
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
                /** @description It is removed. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Write many entries from a CSV file, all or none
         * @description The first line names the columns: `account,kind,name,address`; `address` may be left out. Where a line is faulty nothing is written, and `errors` names the faulty lines, at most a hundred.
         */
        post: {
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
                /** @description How many entries are new, and how many were there. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DirectoryImported"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * The accounting of a patient's disclosures (45 CFR 164.528)
         * @description Accesses by others and shares, in final blocks, with what the law asks for each. Left out, and counted, is what was for treatment, payment or operations, to the patient or a representative, or covered by the patient's grant. What was not permitted is always in it.
         */
        get: {
            parameters: {
                query?: {
                    /** @description In a block at or after; six years before `to` by default. */
                    from?: string;
                    /** @description In a block before; by default the newest final block is the last one. */
                    to?: string;
                    /** @description Before `Accept`, which chooses among the same; JSON by default. */
                    format?: "json" | "csv" | "pdf" | "fhir";
                    /** @description Whether repeated disclosures are one line (164.528(b)(3)); FHIR always has each. */
                    summarise?: "true" | "false";
                };
                header?: never;
                path: {
                    patient: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The accounting; as FHIR a Bundle of a Composition, which is its head, and AuditEvents. */
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** What this FHIR server can do */
        get: {
            parameters: {
                query?: {
                    /** @description JSON is the only one. */
                    _format?: "json" | "application/json" | "application/fhir+json";
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
                /** @description A parameter is unknown or wrong; each has its issue. */
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
                /** @description No valid credential. */
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
                /** @description The role may not do this. */
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
                /** @description There is none of this id. */
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
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Accesses and shares as AuditEvents, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Ids. Commas: any of these; repeated: all must hold. */
                    _id?: string[];
                    /** @description Pseudonym of the patient. Commas: any of these; repeated: all must hold. */
                    patient?: string[];
                    /** @description When it was recorded, with `ge`, `le`, `gt`, `lt` or `eq` in front. Commas: any of these; repeated: all must hold. */
                    date?: string[];
                    /** @description Most resources of a page. */
                    _count?: number;
                    /** @description As the link `next` has it. */
                    _cursor?: string;
                    /** @description JSON is the only one. */
                    _format?: "json" | "application/json" | "application/fhir+json";
                    /** @description Account of the actor, custodian, sender or recipient. Commas: any of these; repeated: all must hold. */
                    agent?: string[];
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
                /** @description A parameter is unknown or wrong; each has its issue. */
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
                /** @description No valid credential. */
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
                /** @description The role may not do this. */
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
                /** @description There is none of this id. */
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
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Accesses and shares as AuditEvents, newest first: the search as a form
         * @description The way to search by patient: what is in a form is in no URL, which proxies write down. Parameters of the URL count too. The link `next` is a GET, and holds the search sealed.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Ids. Commas: any of these; repeated: all must hold. */
                    _id?: string[];
                    /** @description Pseudonym of the patient. Commas: any of these; repeated: all must hold. */
                    patient?: string[];
                    /** @description When it was recorded, with `ge`, `le`, `gt`, `lt` or `eq` in front. Commas: any of these; repeated: all must hold. */
                    date?: string[];
                    /** @description Most resources of a page. */
                    _count?: number;
                    /** @description As the link `next` has it. */
                    _cursor?: string;
                    /** @description JSON is the only one. */
                    _format?: "json" | "application/json" | "application/fhir+json";
                    /** @description Account of the actor, custodian, sender or recipient. Commas: any of these; repeated: all must hold. */
                    agent?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description Ids. Commas: any of these; repeated: all must hold. */
                        _id?: string[];
                        /** @description Pseudonym of the patient. Commas: any of these; repeated: all must hold. */
                        patient?: string[];
                        /** @description When it was recorded, with `ge`, `le`, `gt`, `lt` or `eq` in front. Commas: any of these; repeated: all must hold. */
                        date?: string[];
                        /**
                         * @description Most resources of a page.
                         * @default 50
                         */
                        _count?: number;
                        /** @description As the link `next` has it. */
                        _cursor?: string;
                        /**
                         * @description JSON is the only one.
                         * @enum {string}
                         */
                        _format?: "json" | "application/json" | "application/fhir+json";
                        /** @description Account of the actor, custodian, sender or recipient. Commas: any of these; repeated: all must hold. */
                        agent?: string[];
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
                /** @description A parameter is unknown or wrong; each has its issue. */
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
                /** @description No valid credential. */
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
                /** @description The role may not do this. */
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
                /** @description There is none of this id. */
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
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** An access or a share as AuditEvent */
        get: {
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
                /** @description A parameter is unknown or wrong; each has its issue. */
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
                /** @description No valid credential. */
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
                /** @description The role may not do this. */
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
                /** @description There is none of this id. */
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
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** Grants as Consents, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Ids. Commas: any of these; repeated: all must hold. */
                    _id?: string[];
                    /** @description Pseudonym of the patient. Commas: any of these; repeated: all must hold. */
                    patient?: string[];
                    /** @description When it was recorded, with `ge`, `le`, `gt`, `lt` or `eq` in front. Commas: any of these; repeated: all must hold. */
                    date?: string[];
                    /** @description Most resources of a page. */
                    _count?: number;
                    /** @description As the link `next` has it. */
                    _cursor?: string;
                    /** @description JSON is the only one. */
                    _format?: "json" | "application/json" | "application/fhir+json";
                    /** @description Account of the recipient. Commas: any of these; repeated: all must hold. */
                    agent?: string[];
                    /** @description Account of the recipient; the same as `agent`. Commas: any of these; repeated: all must hold. */
                    actor?: string[];
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
                /** @description A parameter is unknown or wrong; each has its issue. */
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
                /** @description No valid credential. */
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
                /** @description The role may not do this. */
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
                /** @description There is none of this id. */
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
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Grants as Consents, newest first: the search as a form
         * @description The way to search by patient: what is in a form is in no URL, which proxies write down. Parameters of the URL count too. The link `next` is a GET, and holds the search sealed.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Ids. Commas: any of these; repeated: all must hold. */
                    _id?: string[];
                    /** @description Pseudonym of the patient. Commas: any of these; repeated: all must hold. */
                    patient?: string[];
                    /** @description When it was recorded, with `ge`, `le`, `gt`, `lt` or `eq` in front. Commas: any of these; repeated: all must hold. */
                    date?: string[];
                    /** @description Most resources of a page. */
                    _count?: number;
                    /** @description As the link `next` has it. */
                    _cursor?: string;
                    /** @description JSON is the only one. */
                    _format?: "json" | "application/json" | "application/fhir+json";
                    /** @description Account of the recipient. Commas: any of these; repeated: all must hold. */
                    agent?: string[];
                    /** @description Account of the recipient; the same as `agent`. Commas: any of these; repeated: all must hold. */
                    actor?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/x-www-form-urlencoded": {
                        /** @description Ids. Commas: any of these; repeated: all must hold. */
                        _id?: string[];
                        /** @description Pseudonym of the patient. Commas: any of these; repeated: all must hold. */
                        patient?: string[];
                        /** @description When it was recorded, with `ge`, `le`, `gt`, `lt` or `eq` in front. Commas: any of these; repeated: all must hold. */
                        date?: string[];
                        /**
                         * @description Most resources of a page.
                         * @default 50
                         */
                        _count?: number;
                        /** @description As the link `next` has it. */
                        _cursor?: string;
                        /**
                         * @description JSON is the only one.
                         * @enum {string}
                         */
                        _format?: "json" | "application/json" | "application/fhir+json";
                        /** @description Account of the recipient. Commas: any of these; repeated: all must hold. */
                        agent?: string[];
                        /** @description Account of the recipient; the same as `agent`. Commas: any of these; repeated: all must hold. */
                        actor?: string[];
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
                /** @description A parameter is unknown or wrong; each has its issue. */
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
                /** @description No valid credential. */
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
                /** @description The role may not do this. */
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
                /** @description There is none of this id. */
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
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A grant as Consent */
        get: {
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
                /** @description A parameter is unknown or wrong; each has its issue. */
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
                /** @description No valid credential. */
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
                /** @description The role may not do this. */
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
                /** @description There is none of this id. */
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
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Compare a rule with itself under other parameters
         * @description A worker finds what the rule finds in the period with the parameters in force, and with those on trial. Nothing is stored but the comparison, and nobody is told. `GET /v1/backtests/{id}` says how far it is and what came of it.
         */
        post: {
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
                /** @description The back-test, which is under way. */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Backtest"];
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** A back-test: how far it is, and what came of it */
        get: {
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is none of this id. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Alerts of a period, as a file
         * @description Begins with the report's own head: period, when and by which ruleset it was made, filters, and of each chain the last final block and what is not evaluated; in CSV as lines that begin with `#`, in JSON Lines as `{"header": …}`. Ends with the number of rows, `# rows,N` or `{"end": {"rows": N}}`; where that is missing, the report broke off. `actorName` and `organisationName` (of an access: of its custodian) are from the directory. Cells that a spreadsheet could run as a formula begin with an apostrophe.
         */
        get: {
            parameters: {
                query: {
                    status?: ("open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted")[];
                    rule?: string[];
                    severity?: ("critical" | "high" | "medium" | "low")[];
                    finality?: ("provisional" | "final")[];
                    chainId?: number[];
                    patient?: string[];
                    actor?: string[];
                    organisation?: string[];
                    assignee?: string[];
                    txHash?: string[];
                    /** @description Words of the headline, of the summary without its dates and times (`from` and `to` find times), or of the rule's id or name, of which the last may be the beginning of one; or a whole id, address or hash. */
                    q?: string;
                    /** @description Not resolved yet, and due before. */
                    dueBefore?: string;
                    /** @description Whether it is not resolved though its due date has passed. */
                    overdue?: "true" | "false";
                    /** @description Confirmed violations whose breach nobody has assessed, and one of whose due dates is before. */
                    breachDueBefore?: string;
                    /** @description Detected at or after. */
                    from: string;
                    /** @description Detected before; without it, until now. */
                    to?: string;
                    /** @description CSV for spreadsheets, or JSON Lines: one JSON value a line. */
                    format?: "csv" | "jsonl";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report, as it is read. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                        "application/jsonl": string;
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Accesses of a period, as a file
         * @description Begins with the report's own head: period, when and by which ruleset it was made, filters, and of each chain the last final block and what is not evaluated; in CSV as lines that begin with `#`, in JSON Lines as `{"header": …}`. Ends with the number of rows, `# rows,N` or `{"end": {"rows": N}}`; where that is missing, the report broke off. `actorName` and `organisationName` (of an access: of its custodian) are from the directory. Cells that a spreadsheet could run as a formula begin with an apostrophe.
         */
        get: {
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
                    /** @description `verdict.ruleId`: the root cause of a missed consent. */
                    rule?: string[];
                    chainId?: number[];
                    /** @description In a block at or after. */
                    from: string;
                    /** @description In a block before; without it, until now. */
                    to?: string;
                    /** @description CSV for spreadsheets, or JSON Lines: one JSON value a line. */
                    format?: "csv" | "jsonl";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The report, as it is read. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                        "application/jsonl": string;
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * The compliance report of a period
         * @description What was watched and what was not, by which rules, what was found by rule and severity with what became of it, how fast, and what is open, with the directory's names of whom the oldest of that concerns. It names no patient.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Detected at or after; without it, 30 days ago. */
                    from?: string;
                    /** @description Detected before; without it, until now. */
                    to?: string;
                    format?: "json" | "pdf";
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
                        "application/pdf": string;
                    };
                };
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** How far the monitor is */
        get: {
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
         * Metrics for Prometheus
         * @description No label holds a patient, an actor or anything else of a request's path.
         */
        get: {
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        /** This description */
        get: {
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
                /** @description A parameter or field is unknown or wrong; `errors` names each. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No valid API key or access token. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The credential's role may not do this, or the key is not for it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests of this credential: `Retry-After` says in how many seconds there may be more. */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Any other failure. */
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
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Access: {
            /** @description Chain id and position: `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description As the custodian chose it. */
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
             * @description By the custodian's clock.
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string;
            verdict: {
                /** @enum {string} */
                consent: "explained" | "missed" | "exempt" | "breakGlass" | "denied" | "pending" | "error";
                /** @description Where the consent was missed: the rule of the root cause. */
                ruleId: string | null;
                grant: components["schemas"]["Grant"];
                ruleset: string | null;
                /** @example 2026-01-31T12:00:00.000Z */
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
                 * @example Read 21 minutes after consent was revoked
                 */
                headline: string;
            }[];
        };
        AccessDetail: {
            /** @description Chain id and position: `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description As the custodian chose it. */
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
             * @description By the custodian's clock.
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string;
            verdict: {
                /** @enum {string} */
                consent: "explained" | "missed" | "exempt" | "breakGlass" | "denied" | "pending" | "error";
                /** @description Where the consent was missed: the rule of the root cause. */
                ruleId: string | null;
                grant: components["schemas"]["Grant"];
                ruleset: string | null;
                /** @example 2026-01-31T12:00:00.000Z */
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
                 * @example Read 21 minutes after consent was revoked
                 */
                headline: string;
            }[];
            evidence: {
                /**
                 * @description By which the access is judged: the custodian's clock where it is plausible, else the block's time.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                effectiveTime: string;
                /** @description The patient's controller. */
                registration: {
                    chainId: number;
                    /** @description Orders the facts of a chain. */
                    pos: string;
                    blockNumber: string;
                    /** @example 2026-01-31T12:00:00.000Z */
                    blockTime: string;
                    txHash: string;
                    logIndex: number;
                    controller: string;
                } | null;
                /** @description Where the actor represents the patient. */
                representations: {
                    chainId: number;
                    /** @description Orders the facts of a chain. */
                    pos: string;
                    blockNumber: string;
                    /** @example 2026-01-31T12:00:00.000Z */
                    blockTime: string;
                    txHash: string;
                    logIndex: number;
                    /**
                     * @description Null where none was given: from its own block on.
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    validFrom: string | null;
                    /**
                     * @description Exclusive; null where there is no end.
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    validUntil: string | null;
                    /** @example 2026-01-31T12:00:00.000Z */
                    endedAt: string | null;
                    representative: string;
                }[];
                /** @description By which the actor acts for the organisation that holds the grant. */
                affiliations: {
                    chainId: number;
                    /** @description Orders the facts of a chain. */
                    pos: string;
                    blockNumber: string;
                    /** @example 2026-01-31T12:00:00.000Z */
                    blockTime: string;
                    txHash: string;
                    logIndex: number;
                    /**
                     * @description Null where none was given: from its own block on.
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    validFrom: string | null;
                    /**
                     * @description Exclusive; null where there is no end.
                     * @example 2026-01-31T12:00:00.000Z
                     */
                    validUntil: string | null;
                    /** @example 2026-01-31T12:00:00.000Z */
                    endedAt: string | null;
                    organisation: string;
                }[];
            };
        };
        AccountingOfDisclosures: {
            patient: string;
            /** @description `to` is exclusive. */
            period: {
                /** @example 2026-01-31T12:00:00.000Z */
                from: string;
                /** @example 2026-01-31T12:00:00.000Z */
                to: string;
            };
            /** @example 2026-01-31T12:00:00.000Z */
            generatedAt: string;
            ruleset: string;
            chains: {
                chainId: number;
                /** @description What is in later blocks is not in the accounting, since it may be taken back. */
                finalizedBlock: string | null;
                /** @description The newest final block that holds a fact; null where there is none. */
                lastFinalBlock: {
                    blockNumber: string;
                    blockHash: string;
                    /** @example 2026-01-31T12:00:00.000Z */
                    blockTime: string;
                } | null;
                /** @description Final blocks with accesses or shares that no ruleset has evaluated yet, or on which a rule failed. */
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
            /** @description Nothing was disclosed by these. */
            deniedAccesses: number;
            summarised: boolean;
            disclosures: components["schemas"]["Disclosure"][];
        };
        Actor: {
            actor: string;
            /** @description Newest first. */
            credentials: components["schemas"]["Credential"][];
            /** @description Every setting of the actor as a member, newest first. */
            affiliations: {
                chainId: number;
                /** @description Orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /** @example 2026-01-31T12:00:00.000Z */
                blockTime: string;
                txHash: string;
                logIndex: number;
                /**
                 * @description Null where none was given: from its own block on.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                validFrom: string | null;
                /**
                 * @description Exclusive; null where there is no end.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                validUntil: string | null;
                /** @example 2026-01-31T12:00:00.000Z */
                endedAt: string | null;
                /**
                 * @description As of now.
                 * @enum {string}
                 */
                status: "active" | "upcoming" | "expired" | "ended";
                organisation: string;
            }[];
            /** @example 2026-01-31T12:00:00.000Z */
            firstAccessAt: string | null;
            /** @example 2026-01-31T12:00:00.000Z */
            lastAccessAt: string | null;
            /**
             * @description Of `accessesByDay`, which begins here.
             * @example 2026-01-31T12:00:00.000Z
             */
            from: string;
            /**
             * @description Of `accessesByDay`, exclusive.
             * @example 2026-01-31T12:00:00.000Z
             */
            to: string;
            /** @description Days with accesses, oldest first. */
            accessesByDay: {
                /**
                 * Format: date
                 * @description In UTC, by the blocks' time.
                 */
                day: string;
                accesses: number;
                denied: number;
                /** @description Permitted for an emergency purpose: ETREAT, BTG or ERTREAT. */
                breakGlass: number;
            }[];
            alerts: {
                /** @description By rule and status, the retracted among them. */
                counts: {
                    rule: string;
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    /** @enum {string} */
                    status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                    count: number;
                }[];
                /** @description The ten that were detected last. */
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
                     * @example Read 21 minutes after consent was revoked
                     */
                    headline: string;
                    summary: string;
                    /** @example 2026-01-31T12:00:00.000Z */
                    detectedAt: string;
                }[];
            };
        };
        Agreement: {
            /** @description Chain id and position: `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description As the contract has it. */
            agreementId: string;
            proposer: string;
            counterparty: string;
            purposes: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
            categories: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
            formats: string[];
            redisclosure: boolean;
            /**
             * @description Null where none was given: from its acceptance on.
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * @description Exclusive; null where there is no end.
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            /**
             * @description As of now.
             * @enum {string}
             */
            status: "proposed" | "active" | "upcoming" | "expired" | "ended";
            acceptance: components["schemas"]["StandingChange"];
            end: components["schemas"]["StandingChange"];
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
            /** @example 2026-01-31T12:00:00.000Z */
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
             * @description By the custodian's clock.
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string | null;
            /**
             * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
             * @example Read 21 minutes after consent was revoked
             */
            headline: string;
            /** @description What was wrong, and when, in one sentence. */
            summary: string;
            /** @description The facts that the verdict used, each with its place on the chain. */
            evidence: {
                [key: string]: unknown;
            };
            explanation: string;
            /** @example 2026-01-31T12:00:00.000Z */
            detectedAt: string;
            /** @example 2026-01-31T12:00:00.000Z */
            notifiedAt: string | null;
            assignee: string | null;
            /** @enum {string|null} */
            outcome: "confirmed_violation" | "policy_exception" | "false_positive" | "duplicate" | null;
            /** @example 2026-01-31T12:00:00.000Z */
            dueAt: string | null;
            duplicateOf: string | null;
            /** @description The suppression under which it was found, and nobody told of it: see `/v1/suppressions`. */
            suppressedBy: string | null;
            /** @example 2026-01-31T12:00:00.000Z */
            retractedAt: string | null;
            retraction: components["schemas"]["Retraction"];
            /** @description Of a confirmed violation: until when the individuals and the authority must be told. */
            breach: {
                /** @example 2026-01-31T12:00:00.000Z */
                discoveredAt: string;
                /** @example 2026-01-31T12:00:00.000Z */
                individualsDueAt: string;
                /** @example 2026-01-31T12:00:00.000Z */
                authorityDueAt: string;
                /** @description Null until somebody has recorded it. */
                assessment: {
                    notifiable: boolean;
                    note: string;
                    by: string;
                    /** @example 2026-01-31T12:00:00.000Z */
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
            /** @example 2026-01-31T12:00:00.000Z */
            at: string;
            /** @description A name to read: several may share one, and whose it is may change it. */
            by: string;
            /**
             * @description `system` is the monitor itself.
             * @enum {string}
             */
            byKind: "system" | "key" | "token";
            /** @description What tells who did it from all others: a key's id, or `oidc:`, a token's issuer, `#` and its subject. */
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
            /** @example 2026-01-31T12:00:00.000Z */
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
             * @description By the custodian's clock.
             * @example 2026-01-31T12:00:00.000Z
             */
            occurredAt: string | null;
            /**
             * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
             * @example Read 21 minutes after consent was revoked
             */
            headline: string;
            /** @description What was wrong, and when, in one sentence. */
            summary: string;
            /** @description The facts that the verdict used, each with its place on the chain. */
            evidence: {
                [key: string]: unknown;
            };
            explanation: string;
            /** @example 2026-01-31T12:00:00.000Z */
            detectedAt: string;
            /** @example 2026-01-31T12:00:00.000Z */
            notifiedAt: string | null;
            assignee: string | null;
            /** @enum {string|null} */
            outcome: "confirmed_violation" | "policy_exception" | "false_positive" | "duplicate" | null;
            /** @example 2026-01-31T12:00:00.000Z */
            dueAt: string | null;
            duplicateOf: string | null;
            /** @description The suppression under which it was found, and nobody told of it: see `/v1/suppressions`. */
            suppressedBy: string | null;
            /** @example 2026-01-31T12:00:00.000Z */
            retractedAt: string | null;
            retraction: components["schemas"]["Retraction"];
            /** @description Of a confirmed violation: until when the individuals and the authority must be told. */
            breach: {
                /** @example 2026-01-31T12:00:00.000Z */
                discoveredAt: string;
                /** @example 2026-01-31T12:00:00.000Z */
                individualsDueAt: string;
                /** @example 2026-01-31T12:00:00.000Z */
                authorityDueAt: string;
                /** @description Null until somebody has recorded it. */
                assessment: {
                    notifiable: boolean;
                    note: string;
                    by: string;
                    /** @example 2026-01-31T12:00:00.000Z */
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
            /** @description Seconds since detection, or since the last return from a suppression or a retraction; null where there is no such alert. */
            median: number | null;
            /** @description Alerts of which the median is. */
            alerts: number;
        };
        AlertStats: {
            /** @example 2026-01-31T12:00:00.000Z */
            from: string;
            /** @example 2026-01-31T12:00:00.000Z */
            to: string;
            /** @description Alerts that stand: all but the retracted. */
            total: number;
            /** @description By day of detection, in UTC; days without any are left out. */
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
            /** @description The only figures that count retracted alerts too. */
            byStatus: {
                /** @enum {string} */
                status: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
                count: number;
            }[];
            /** @description The 100 actors with the most, most first. */
            byActor: {
                actor: string | null;
                count: number;
            }[];
            secondsToAcknowledge: components["schemas"]["AlertDuration"];
            secondsToResolve: components["schemas"]["AlertDuration"];
            /** @description Of rules with resolved alerts, from their outcomes. */
            precision: {
                rule: string;
                confirmedViolations: number;
                policyExceptions: number;
                falsePositives: number;
                duplicates: number;
                /** @description Confirmed violations among all resolved alerts but duplicates; null where there are none of these. */
                precision: number | null;
            }[];
        };
        /** @description At least one of `status`, `assignee` and `dueAt`. */
        AlertUpdate: {
            /**
             * @description `open` → `acknowledged` → `investigating` → `resolved`, one step at a time; `resolved` takes an outcome and a note.
             * @enum {string}
             */
            status?: "open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted";
            /** @description Null: nobody. */
            assignee?: string | null;
            /** @enum {string} */
            outcome?: "confirmed_violation" | "policy_exception" | "false_positive" | "duplicate";
            /** @description With the outcome `duplicate`: the alert that this one repeats, which is no duplicate itself. */
            duplicateOf?: string;
            /** Format: date-time */
            dueAt?: string;
            note?: string;
        };
        ApiKey: {
            id: string;
            /** @description Whose key it is. */
            name: string;
            /** @enum {string} */
            role: "auditor" | "officer" | "security" | "service" | "admin";
            /** @description What of the role's operations it may do; null: all of them. */
            operations: string[] | null;
            /**
             * @description How the key begins.
             * @example csk_3fPq0ZkW
             */
            prefix: string;
            /** @enum {string} */
            state: "valid" | "expired" | "revoked";
            createdBy: string;
            /** @example 2026-01-31T12:00:00.000Z */
            createdAt: string;
            /** @example 2026-01-31T12:00:00.000Z */
            expiresAt: string | null;
            /** @example 2026-01-31T12:00:00.000Z */
            revokedAt: string | null;
            /**
             * @description To the minute.
             * @example 2026-01-31T12:00:00.000Z
             */
            lastUsedAt: string | null;
            /** @description Id of the key that takes this one's place. */
            rotatedTo: string | null;
        };
        ApiKeyMade: {
            id: string;
            /** @description Whose key it is. */
            name: string;
            /** @enum {string} */
            role: "auditor" | "officer" | "security" | "service" | "admin";
            /** @description What of the role's operations it may do; null: all of them. */
            operations: string[] | null;
            /**
             * @description How the key begins.
             * @example csk_3fPq0ZkW
             */
            prefix: string;
            /** @enum {string} */
            state: "valid" | "expired" | "revoked";
            createdBy: string;
            /** @example 2026-01-31T12:00:00.000Z */
            createdAt: string;
            /** @example 2026-01-31T12:00:00.000Z */
            expiresAt: string | null;
            /** @example 2026-01-31T12:00:00.000Z */
            revokedAt: string | null;
            /**
             * @description To the minute.
             * @example 2026-01-31T12:00:00.000Z
             */
            lastUsedAt: string | null;
            /** @description Id of the key that takes this one's place. */
            rotatedTo: string | null;
            /** @description The key itself. It is not shown again. */
            key: string;
        };
        ApiKeyRotation: {
            /**
             * @description For how long the key of before is valid beside the new one.
             * @default 24
             */
            overlapHours?: number;
        };
        Backtest: {
            id: string;
            ruleId: string;
            parameters: {
                [key: string]: unknown;
            };
            period: {
                /** @example 2026-01-31T12:00:00.000Z */
                from: string;
                /** @example 2026-01-31T12:00:00.000Z */
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
                         * @example Read 21 minutes after consent was revoked
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
                         * @example Read 21 minutes after consent was revoked
                         */
                        headline: string;
                        summary: string;
                        explanation: string;
                    }[];
                };
            }[];
            error: string | null;
            createdBy: string;
            /** @example 2026-01-31T12:00:00.000Z */
            createdAt: string;
            /** @example 2026-01-31T12:00:00.000Z */
            startedAt: string | null;
            /** @example 2026-01-31T12:00:00.000Z */
            finishedAt: string | null;
        };
        BulkChange: {
            alerts: {
                id: string;
                version: number;
            }[];
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
        Claim: {
            /** @description Chain id and position: `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description As the contract has it. */
            claimId: string;
            provider: string;
            patient: string;
            serviceHash: string;
            /** @example 2026-01-31T12:00:00.000Z */
            serviceDate: string;
            /** @description Minor units of the deployment's currency. */
            amount: string;
            /**
             * @description How far it has come.
             * @enum {string}
             */
            status: "submitted" | "approved" | "paid" | "denied" | "voided";
            approvals: components["schemas"]["ClaimApproval"][];
            payments: components["schemas"]["ClaimPayment"][];
            denial: components["schemas"]["StandingChange"];
            voiding: components["schemas"]["StandingChange"];
        };
        ClaimApproval: {
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            approver: string;
            /** @description Minor units of the deployment's currency. */
            amount: string;
            /** @description By the contract's own rules; otherwise by an adjudicator. */
            automatic: boolean;
        };
        ClaimPayment: {
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            insurer: string;
            /** @description Minor units of the deployment's currency. */
            amount: string;
        };
        ComplianceReport: {
            /** @enum {string} */
            report: "compliance";
            period: {
                /** @example 2026-01-31T12:00:00.000Z */
                from: string;
                /** @example 2026-01-31T12:00:00.000Z */
                to: string;
            };
            /** @example 2026-01-31T12:00:00.000Z */
            generatedAt: string;
            version: string;
            /** @description In force when the report was made. */
            ruleset: string;
            filters: Record<string, never>;
            chains: {
                chainId: number;
                /** @description The newest final block that holds facts. */
                lastFinalBlock: {
                    blockNumber: string;
                    blockHash: string;
                    /** @example 2026-01-31T12:00:00.000Z */
                    blockTime: string;
                } | null;
                /** @description Up to this block the chain is final. */
                finalizedBlock: string | null;
                /** @description Up to this block every fact is evaluated. */
                evaluatedBlock: string | null;
                /** @description Final blocks, both ends included, whose facts are not all evaluated. */
                gaps: {
                    fromBlock: string;
                    toBlock: string;
                }[];
                /** @description Facts on which a rule failed. */
                errors: number;
            }[];
            /** @description Every ruleset in use in the period, that is, first used before its end and last used in it or later, oldest first. */
            rulesets: {
                hash: string;
                /** @example 2026-01-31T12:00:00.000Z */
                firstUsedAt: string;
                rules: {
                    id: string;
                    version: number;
                    parameters: {
                        [key: string]: unknown;
                    };
                }[];
            }[];
            /** @description Accesses in blocks of the period, by what was found to permit each. */
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
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    /** @description Detected in the period, without those that the chain took back. */
                    found: number;
                    /** @description Of these, still to be worked. */
                    open: number;
                    suppressed: number;
                    /** @description Resolved as a confirmed violation. */
                    confirmed: number;
                    policyException: number;
                    falsePositive: number;
                    duplicate: number;
                    /** @description Detected in the period and taken back by the chain. */
                    retracted: number;
                }[];
                bySeverity: {
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    /** @description Detected in the period, without those that the chain took back. */
                    found: number;
                    /** @description Of these, still to be worked. */
                    open: number;
                    suppressed: number;
                    /** @description Resolved as a confirmed violation. */
                    confirmed: number;
                    policyException: number;
                    falsePositive: number;
                    duplicate: number;
                    /** @description Detected in the period and taken back by the chain. */
                    retracted: number;
                }[];
            };
            /** @description From detection, or the last return from a suppression or a retraction, to the first step that a person took since, for alerts of the period. */
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
                /** @description Open alerts detected before the period's end, in it or earlier. */
                total: number;
                overdue: number;
                bySeverity: {
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    open: number;
                    overdue: number;
                }[];
                /** @description Of the open ones the 50 that are detected longest ago. */
                oldest: {
                    id: string;
                    rule: string;
                    /** @enum {string} */
                    severity: "critical" | "high" | "medium" | "low";
                    /**
                     * @description What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.
                     * @example Read 21 minutes after consent was revoked
                     */
                    headline: string;
                    status: string;
                    /** @description Null too where it is known as a patient alone. */
                    actor: string | null;
                    /** @description Of the directory. */
                    actorName: string | null;
                    organisation: string | null;
                    /** @description Of the directory. */
                    organisationName: string | null;
                    /** @example 2026-01-31T12:00:00.000Z */
                    detectedAt: string;
                    /** @example 2026-01-31T12:00:00.000Z */
                    dueAt: string | null;
                    assignee: string | null;
                }[];
            };
        };
        Consent: {
            /** @description Chain id and position: `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description As the consent registry has it. */
            consentId: string;
            patient: string;
            grantee: string;
            signer: string;
            /** @description Who brought the signed grant to the chain; otherwise the signer. */
            relayer: string;
            purposes: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
            categories: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
            actions: ("read" | "create" | "update" | "delete" | "export" | "ALL")[];
            /**
             * @description Null where none was given: from its own block on.
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * @description Exclusive; null where there is no end.
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            redisclosure: boolean;
            /** @description The request that the grant answers. */
            requestId: string | null;
            /**
             * @description As of now.
             * @enum {string}
             */
            status: "active" | "upcoming" | "expired" | "revoked";
            revocation: {
                chainId: number;
                /** @description Orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /** @example 2026-01-31T12:00:00.000Z */
                blockTime: string;
                txHash: string;
                logIndex: number;
                blockHash: string;
                /** @example 2026-01-31T12:00:00.000Z */
                requestedAt: string;
                signer: string;
            } | null;
        };
        Credential: {
            /** @description Chain id and position: `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description As the credential registry has it. */
            credentialId: string;
            issuer: string;
            subject: string;
            /** @enum {string} */
            kind: "physician" | "nurse" | "pharmacist" | "researcher" | "clerk";
            /**
             * @description Null where none was given: from its own block on.
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * @description Exclusive; null where there is no end.
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            /**
             * @description As of now; whether its issuer is trusted is another question.
             * @enum {string}
             */
            status: "active" | "upcoming" | "expired" | "revoked";
            revocation: components["schemas"]["StandingChange"];
        };
        /** @description A patient's request for their own data. */
        DataRequest: {
            /** @description Chain id and position: `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description As the contract has it. */
            requestId: string;
            patient: string;
            custodian: string;
            requester: string;
            extension: components["schemas"]["StandingChange"];
            fulfilment: components["schemas"]["StandingChange"];
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
            /** @example 2026-01-31T12:00:00.000Z */
            createdAt: string;
            /** @example 2026-01-31T12:00:00.000Z */
            deliveredAt: string | null;
            /** @example 2026-01-31T12:00:00.000Z */
            nextAttemptAt: string | null;
            attempts: {
                /** @example 2026-01-31T12:00:00.000Z */
                at: string;
                statusCode: number | null;
                /** @description Why it failed; null where it was accepted. */
                error: string | null;
                durationMs: number;
            }[];
        };
        DirectoryEntry: {
            account: string;
            /** @enum {string} */
            kind: "person" | "organisation";
            name: string;
            /** @description Postal; its lines are separated by line feeds. */
            address: string | null;
            updatedBy: string;
            /** @example 2026-01-31T12:00:00.000Z */
            createdAt: string;
            /** @example 2026-01-31T12:00:00.000Z */
            updatedAt: string;
        };
        DirectoryImported: {
            created: number;
            updated: number;
        };
        Disclosure: {
            /** @description Chain id and position, as in `/v1/accesses/{id}`. */
            id: string;
            /** @enum {string} */
            kind: "access" | "share";
            chainId: number;
            blockNumber: string;
            txHash: string;
            logIndex: number;
            /**
             * @description By the custodian's clock where it is plausible, else the block's time.
             * @example 2026-01-31T12:00:00.000Z
             */
            date: string;
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
            /** @description Where this line stands for several: the rest of it is about the first. */
            repeated: {
                /** @example 2026-01-31T12:00:00.000Z */
                first: string;
                /** @example 2026-01-31T12:00:00.000Z */
                last: string;
                count: number;
                frequency: string;
            } | null;
        };
        Endpoint: {
            id: string;
            name: string;
            url: string;
            /** @description Rule ids; empty means every rule. */
            rules: string[];
            /** @enum {string} */
            minSeverity: "critical" | "high" | "medium" | "low";
            /**
             * @description `instant` tells at the tip and takes back; `final` tells what can no longer be taken back.
             * @enum {string}
             */
            delivery: "instant" | "final";
            /** @enum {string} */
            format: "standard";
            /**
             * @description Whether messages hold the whole alert.
             * @enum {string}
             */
            payload: "thin" | "full";
            /** @description Whether its messages wait until it is resumed. */
            paused: boolean;
            /**
             * @description Until when messages carry a signature by the secret before the last rotation too.
             * @example 2026-01-31T12:00:00.000Z
             */
            previousSecretUntil: string | null;
            /** @description Whether `alert.updated` tells of what people do to the alerts that it was told of. */
            updates: boolean;
            createdBy: string;
            /** @example 2026-01-31T12:00:00.000Z */
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
             * @description `instant` tells at the tip and takes back; `final` tells what can no longer be taken back.
             * @enum {string}
             */
            delivery?: "instant" | "final";
            /** @description What the format needs beside the URL, which is never shown. `standard`: nothing. */
            settings?: {
                [key: string]: unknown;
            };
            /**
             * @description Whether messages hold the whole alert.
             * @enum {string}
             */
            payload?: "thin" | "full";
            /** @description Whether `alert.updated` tells of what people do to the alerts that it was told of. */
            updates?: boolean;
            /** @description Whether its messages wait until it is resumed. */
            paused?: boolean;
        };
        EndpointCreated: {
            id: string;
            name: string;
            url: string;
            /** @description Rule ids; empty means every rule. */
            rules: string[];
            /** @enum {string} */
            minSeverity: "critical" | "high" | "medium" | "low";
            /**
             * @description `instant` tells at the tip and takes back; `final` tells what can no longer be taken back.
             * @enum {string}
             */
            delivery: "instant" | "final";
            /** @enum {string} */
            format: "standard";
            /**
             * @description Whether messages hold the whole alert.
             * @enum {string}
             */
            payload: "thin" | "full";
            /** @description Whether its messages wait until it is resumed. */
            paused: boolean;
            /**
             * @description Until when messages carry a signature by the secret before the last rotation too.
             * @example 2026-01-31T12:00:00.000Z
             */
            previousSecretUntil: string | null;
            /** @description Whether `alert.updated` tells of what people do to the alerts that it was told of. */
            updates: boolean;
            createdBy: string;
            /** @example 2026-01-31T12:00:00.000Z */
            createdAt: string;
            /** @description Verifies signatures; shown only here. Null where the format signs nothing. */
            secret: string | null;
        };
        /** @description A change of governance, or what the timelock did; what a kind does not have is null. */
        GovernanceChange: {
            /** @description Chain id and position: `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @enum {string} */
            kind: "roleGranted" | "roleRevoked" | "roleAdminChanged" | "policyParameterSet" | "issuerTrusted" | "issuerDistrusted" | "minDelayChanged" | "emergencyAction" | "scheduled" | "executed" | "cancelled" | "salted";
            /** @description The contract that was changed. */
            contract: string | null;
            caller: string | null;
            /** @description Whether the timelock made the change. */
            byTimelock: boolean | null;
            /** @description In the transaction that created the contract. */
            atCreation: boolean | null;
            role: string | null;
            /** @description Who has the role, or the issuer. */
            account: string | null;
            /** @description The policy parameter's name. */
            key: string | null;
            value: string | null;
            /** @description The timelock's operation. */
            scheduleId: string | null;
            callIndex: number | null;
            target: string | null;
            data: string | null;
            delaySeconds: string | null;
            salt: string | null;
        };
        /** @description The grant that covers the access, or the nearest miss. */
        Grant: {
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            consentId: string;
            grantee: string;
            signer: string;
            /** @description Who brought the signed grant to the chain; otherwise the signer. */
            relayer: string;
            purposes: ("TREAT" | "CLINTRL" | "COC" | "POPHLTH" | "ETREAT" | "BTG" | "ERTREAT" | "HPAYMT" | "CLMATTCH" | "COVAUTH" | "REMITADV" | "COVERAGE" | "ELIGDTRM" | "ELIGVER" | "ENROLLM" | "HOPERAT" | "FRAUD" | "HCOMPL" | "HLEGAL" | "HQUALIMP" | "HSYSADMIN" | "PATADMIN" | "PATSFTY" | "TRAIN" | "HRESCH" | "BIORCH" | "CLINTRCH" | "DSRCH" | "PUBHLTH" | "DISASTER" | "THREAT" | "PATRQT" | "FAMRQT" | "PWATRNY" | "SUPNWK" | "HMARKT")[];
            categories: ("GENERAL" | "LAB" | "MEDICATION" | "IMAGING" | "PSYTHPN" | "SUD" | "HIV" | "SDV" | "SEX" | "GENETIC" | "ALL")[];
            actions: ("read" | "create" | "update" | "delete" | "export" | "ALL")[];
            /**
             * @description Null where none was given: from its own block on.
             * @example 2026-01-31T12:00:00.000Z
             */
            validFrom: string | null;
            /**
             * @description Exclusive; null where there is no end.
             * @example 2026-01-31T12:00:00.000Z
             */
            validUntil: string | null;
            redisclosure: boolean;
            /** @description Known when the access was recorded. */
            revocation: {
                pos: string;
                /** @example 2026-01-31T12:00:00.000Z */
                at: string;
                /** @example 2026-01-31T12:00:00.000Z */
                requestedAt: string;
                signer: string;
                txHash: string;
                logIndex: number;
            } | null;
            /** @description Came after the access was recorded. */
            laterRevocation: {
                pos: string;
                /** @example 2026-01-31T12:00:00.000Z */
                at: string;
                /** @example 2026-01-31T12:00:00.000Z */
                requestedAt: string;
                signer: string;
                txHash: string;
                logIndex: number;
            } | null;
        } | null;
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
                /** @description The alert's version now. */
                currentVersion?: number;
                /** @description The statuses that may follow. */
                legalMoves?: ("open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted")[];
                /** @description What changed since the version that was named. */
                changes?: components["schemas"]["AlertChange"][];
            }[];
        };
        /** @description Name and postal address from the directory; null where it has none. */
        KnownAccount: {
            account: string;
            name: string | null;
            address: string | null;
        };
        NewApiKey: {
            name: string;
            /** @enum {string} */
            role: "auditor" | "officer" | "security" | "service" | "admin";
            /** @description What of the role's operations it may do, as in `GET /v1/alerts`. Default: all of them. */
            operations?: ("GET /v1/alerts" | "GET /v1/alerts/stats" | "POST /v1/alerts/bulk" | "GET /v1/alerts/{id}" | "PATCH /v1/alerts/{id}" | "POST /v1/alerts/{id}/notes" | "PUT /v1/alerts/{id}/breach-assessment" | "GET /v1/stream" | "GET /v1/accesses" | "GET /v1/accesses/{id}" | "GET /v1/consents" | "GET /v1/consents/{id}" | "GET /v1/credentials" | "GET /v1/credentials/{id}" | "GET /v1/agreements" | "GET /v1/agreements/{id}" | "GET /v1/shares" | "GET /v1/shares/{id}" | "GET /v1/claims" | "GET /v1/claims/{id}" | "GET /v1/governance" | "GET /v1/governance/{id}" | "GET /v1/patients/{patient}" | "GET /v1/patients/{patient}/timeline" | "GET /v1/actors/{actor}" | "GET /v1/endpoints" | "GET /v1/endpoints/{id}" | "POST /v1/endpoints" | "PATCH /v1/endpoints/{id}" | "DELETE /v1/endpoints/{id}" | "POST /v1/endpoints/{id}/test" | "POST /v1/endpoints/{id}/rotate" | "POST /v1/endpoints/{id}/replay" | "GET /v1/deliveries" | "GET /v1/deliveries/{id}" | "POST /v1/deliveries/{id}/replay" | "GET /v1/reports/alerts" | "GET /v1/reports/accesses" | "GET /v1/reports/compliance" | "GET /v1/suppressions" | "GET /v1/suppressions/{id}" | "POST /v1/suppressions" | "DELETE /v1/suppressions/{id}" | "GET /v1/rules" | "GET /v1/rules/{id}" | "GET /v1/operator-log" | "GET /v1/keys" | "GET /v1/keys/{id}" | "POST /v1/keys" | "DELETE /v1/keys/{id}" | "POST /v1/keys/{id}/rotate" | "GET /v1/patients/{patient}/disclosures" | "GET /v1/directory" | "GET /v1/directory/{account}" | "PUT /v1/directory/{account}" | "DELETE /v1/directory/{account}" | "POST /v1/directory/import" | "POST /v1/rules/{id}/backtest" | "GET /v1/backtests/{id}" | "GET /v1/status" | "GET /v1/metrics" | "GET /v1/openapi.json" | "GET /fhir/metadata" | "GET /fhir/Consent" | "POST /fhir/Consent/_search" | "GET /fhir/Consent/{id}" | "GET /fhir/AuditEvent" | "POST /fhir/AuditEvent/_search" | "GET /fhir/AuditEvent/{id}" | "POST /graphql")[];
            /** @description Default: it does not expire. */
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
            /** @description What the assessment rests on. */
            note: string;
        };
        NewDirectoryEntry: {
            /** @enum {string} */
            kind: "person" | "organisation";
            name: string;
            /** @description Postal; lines are separated by line feeds. */
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
             * @description `instant` tells at the tip and takes back; `final` tells what can no longer be taken back.
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
             * @description Whether messages hold the whole alert.
             * @default thin
             * @enum {string}
             */
            payload?: "thin" | "full";
            /**
             * @description Whether `alert.updated` tells of what people do to the alerts that it was told of.
             * @default false
             */
            updates?: boolean;
        };
        NewNote: {
            note: string;
        };
        /** @description At least one of `actor`, `patient` and `organisation`; an alert must be about all that are given. */
        NewSuppression: {
            rule: string;
            actor?: string;
            patient?: string;
            organisation?: string;
            reason: string;
            /**
             * Format: date-time
             * @description In the future, at most 90 days from now.
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
            /** @description The alert's version now. */
            currentVersion?: number;
            /** @description The statuses that may follow. */
            legalMoves?: ("open" | "acknowledged" | "investigating" | "resolved" | "suppressed" | "retracted")[];
        };
        OperatorLogEntry: {
            id: string;
            /** @example 2026-01-31T12:00:00.000Z */
            at: string;
            /** @description Null where there was none, or one of nobody known. A refused one has no role. */
            credential: {
                id: string;
                name: string;
                role: string | null;
            } | null;
            /** @example GET /v1/alerts/{id} */
            operation: string;
            /** @description Whether the operation reads patient-level data. */
            patientLevel: boolean;
            /** @description The parameters of path and query; of a change also what it made or which fields it changed; of a GraphQL request its body, as `request`. Empty where there was no valid credential. */
            filter: {
                [key: string]: string | string[];
            };
            /** @description The client's. */
            address: string | null;
            /** @description The answer's. */
            status: number;
            /** @description The number under which it is sealed; null for the moment until it is. */
            sequence: string | null;
            /** @description SHA-256 that binds it to the entry before; null until it is sealed. */
            hash: string | null;
        };
        Patient: {
            patient: string;
            /** @description The patient's controller, on each chain that has the patient. */
            registrations: {
                chainId: number;
                /** @description Orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /** @example 2026-01-31T12:00:00.000Z */
                blockTime: string;
                txHash: string;
                logIndex: number;
                blockHash: string;
                controller: string;
                registrar: string;
            }[];
            /** @description Every setting, newest first. */
            representatives: {
                chainId: number;
                /** @description Orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /** @example 2026-01-31T12:00:00.000Z */
                blockTime: string;
                txHash: string;
                logIndex: number;
                /**
                 * @description Null where none was given: from its own block on.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                validFrom: string | null;
                /**
                 * @description Exclusive; null where there is no end.
                 * @example 2026-01-31T12:00:00.000Z
                 */
                validUntil: string | null;
                /** @example 2026-01-31T12:00:00.000Z */
                endedAt: string | null;
                /**
                 * @description As of now.
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
                /** @description Open, acknowledged or under investigation. */
                openAlerts: number;
            };
            /** @description Of the timeline. */
            firstEvent: {
                /** @enum {string} */
                kind: "consentGranted" | "consentRevoked" | "access" | "share" | "claimSubmitted" | "claimApproved" | "claimDenied" | "claimVoided" | "claimPaid" | "dataRequestOpened" | "dataRequestExtended" | "dataRequestFulfilled" | "alert";
                chainId: number;
                /** @description Orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /** @example 2026-01-31T12:00:00.000Z */
                blockTime: string;
                txHash: string;
                logIndex: number;
                blockHash: string;
            } | null;
            /** @description Of the timeline. */
            lastEvent: {
                /** @enum {string} */
                kind: "consentGranted" | "consentRevoked" | "access" | "share" | "claimSubmitted" | "claimApproved" | "claimDenied" | "claimVoided" | "claimPaid" | "dataRequestOpened" | "dataRequestExtended" | "dataRequestFulfilled" | "alert";
                chainId: number;
                /** @description Orders the facts of a chain. */
                pos: string;
                blockNumber: string;
                /** @example 2026-01-31T12:00:00.000Z */
                blockTime: string;
                txHash: string;
                logIndex: number;
                blockHash: string;
            } | null;
        };
        PeriodReplay: {
            /**
             * Format: date-time
             * @description Messages made at or after.
             */
            from: string;
            /**
             * Format: date-time
             * @description Messages made before; without it, until now.
             */
            to?: string;
            /** @description Only those that are in one of these states; without it, in either. */
            status?: ("delivered" | "failed")[];
        };
        Problem: {
            /** @enum {string} */
            type: "urn:consentry:problem:already-over" | "urn:consentry:problem:already-revoked" | "urn:consentry:problem:already-rotated" | "urn:consentry:problem:ambiguous" | "urn:consentry:problem:credential-in-form" | "urn:consentry:problem:credential-in-url" | "urn:consentry:problem:database-away" | "urn:consentry:problem:database-busy" | "urn:consentry:problem:endpoint-deleted" | "urn:consentry:problem:facts-away" | "urn:consentry:problem:forbidden" | "urn:consentry:problem:internal" | "urn:consentry:problem:invalid-request" | "urn:consentry:problem:issuer-away" | "urn:consentry:problem:malformed-body" | "urn:consentry:problem:method-not-allowed" | "urn:consentry:problem:not-found" | "urn:consentry:problem:paused" | "urn:consentry:problem:query-in-url" | "urn:consentry:problem:query-refused" | "urn:consentry:problem:query-too-slow" | "urn:consentry:problem:stream-full" | "urn:consentry:problem:too-large" | "urn:consentry:problem:too-many-backtests" | "urn:consentry:problem:too-many-requests" | "urn:consentry:problem:too-slow" | "urn:consentry:problem:unauthenticated" | "urn:consentry:problem:unsupported-media-type" | "urn:consentry:problem:version-required";
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
        /** @description Why and when the alert was retracted, and what took its place; null while it stands. */
        Retraction: {
            /**
             * @description `blockReplaced`: a reorganisation replaced the block that held the event. `answered`: the alert said that something had not happened by its deadline (a review, a fulfilment, a renewal), and the chain as it is now shows that it had.
             * @enum {string}
             */
            reason: "blockReplaced" | "answered";
            /**
             * @description When the monitor retracted the alert.
             * @example 2026-01-31T12:00:00.000Z
             */
            at: string;
            /** @description The alert that took its place: about the same event, in the block where the chain has it now. Null where there is none, or none yet. */
            replacedBy: string | null;
        } | null;
        Rule: {
            /** @example ACC-01 */
            id: string;
            name: string;
            version: number;
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low";
            citations: string[];
            /**
             * @description Decided at the event, from earlier events in a span of time, or at a deadline.
             * @enum {string}
             */
            trigger: "event" | "window" | "deadline";
            subject: string;
            description: string;
            /** @description What a deployment may set in its rules file. */
            parameters: {
                /** @example windowSeconds */
                name: string;
                description: string;
                /** @description Its value where nothing is set. */
                default?: unknown;
                /** @description Its value in this deployment. */
                value?: unknown;
            }[];
            /** @description What to look at and do, in this order. */
            triage: string[];
            falsePositives: string[];
            /** @description By when they were detected. */
            last30Days: {
                /** @description Alerts detected, without the retracted ones. */
                found: number;
                /** @description Of these, not resolved or suppressed. */
                open: number;
                retracted: number;
                /** @description Resolved as a confirmed violation. */
                confirmed: number;
                /** @description Resolved as an exception that the policy permits. */
                policyException: number;
                /** @description Resolved as a duplicate. */
                duplicate: number;
                /** @description Under a suppression. */
                suppressed: number;
                /** @description Resolved as a false positive. */
                falsePositive: number;
            };
        };
        SecretRotation: {
            /**
             * @description For how long messages are signed with the old secret too; 0: not at all.
             * @default 24
             */
            overlapHours?: number;
        };
        Share: {
            /** @description Chain id and position: `31337-134217728`. */
            id: string;
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            /** @description As its sender chose it. */
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
            /** @description The alert's version now. */
            currentVersion: number;
            /** @description What changed since the version that was named. */
            changes: components["schemas"]["AlertChange"][];
        };
        StandingChange: {
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            by: string;
        } | null;
        Status: {
            version: string;
            /** @description Changes with every rule's version and parameter. */
            ruleset: string;
            chains: {
                chainId: number;
                /** @description The newest block that the indexer has seen; null before the first. */
                head: {
                    blockNumber: string;
                    /** @example 2026-01-31T12:00:00.000Z */
                    blockTime: string | null;
                } | null;
                indexed: {
                    blockNumber: string;
                    /** @example 2026-01-31T12:00:00.000Z */
                    blockTime: string | null;
                } | null;
                finalized: {
                    blockNumber: string;
                    /** @example 2026-01-31T12:00:00.000Z */
                    blockTime: string | null;
                } | null;
                /** @description Up to this block every fact is evaluated. */
                evaluated: {
                    blockNumber: string;
                    /** @example 2026-01-31T12:00:00.000Z */
                    blockTime: string | null;
                } | null;
                /** @description Since the newest indexed block, by this server's clock. */
                lagSeconds: number | null;
                /** @description Blocks with facts at the tip that are not evaluated yet. */
                pendingBlocks: number;
                /** @description Stretches of history that are not evaluated yet. */
                gaps: number;
                provisionalAlerts: number;
                /** @description Moments that the chain's clock has not passed for good, after which a rule looks again. */
                openDeadlines: number;
                /** @description Facts on which a rule failed. They are tried again, and counted until that succeeds. */
                errors: number;
            }[];
            queues: {
                /** @description Null where the queue does not answer. */
                detect: {
                    waiting: number;
                    active: number;
                    failed: number;
                } | null;
                /** @description Null where the queue does not answer. */
                deliver: {
                    waiting: number;
                    active: number;
                    failed: number;
                } | null;
            };
            deliveries: {
                /** @description Events that are not turned into deliveries yet. */
                unrelayed: number;
                pending: number;
                failed: number;
            };
            operatorLog: {
                /** @description The number of the last sealed entry. */
                sealed: string;
                unsealed: number;
                /** @description The last one that was kept; unsigned where the deployment has no signing key. */
                head: {
                    sequence: string;
                    /** @example 2026-01-31T12:00:00.000Z */
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
            /** @example 2026-01-31T12:00:00.000Z */
            createdAt: string;
            /** @example 2026-01-31T12:00:00.000Z */
            expiresAt: string;
            /** @description Who ended it before its time. */
            endedBy: string | null;
            /** @example 2026-01-31T12:00:00.000Z */
            endedAt: string | null;
        };
        /** @description An event by its place, and what it is about as that stands now. */
        TimelineItem: {
            /** @enum {string} */
            kind: "consentGranted" | "consentRevoked";
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            consent: components["schemas"]["Consent"];
        } | {
            /** @enum {string} */
            kind: "access";
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            access: components["schemas"]["Access"];
        } | {
            /** @enum {string} */
            kind: "share";
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            share: components["schemas"]["Share"];
        } | {
            /** @enum {string} */
            kind: "claimSubmitted" | "claimApproved" | "claimDenied" | "claimVoided" | "claimPaid";
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            claim: components["schemas"]["Claim"];
        } | {
            /** @enum {string} */
            kind: "dataRequestOpened" | "dataRequestExtended" | "dataRequestFulfilled";
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
            blockTime: string;
            txHash: string;
            logIndex: number;
            blockHash: string;
            dataRequest: components["schemas"]["DataRequest"];
        } | {
            /** @enum {string} */
            kind: "alert";
            chainId: number;
            /** @description Orders the facts of a chain. */
            pos: string;
            blockNumber: string;
            /** @example 2026-01-31T12:00:00.000Z */
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
                 * @example Read 21 minutes after consent was revoked
                 */
                headline: string;
                summary: string;
            };
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
export type AccountingOfDisclosures = components['schemas']['AccountingOfDisclosures'];
export type Actor = components['schemas']['Actor'];
export type Agreement = components['schemas']['Agreement'];
export type Alert = components['schemas']['Alert'];
export type AlertChange = components['schemas']['AlertChange'];
export type AlertDetail = components['schemas']['AlertDetail'];
export type AlertDuration = components['schemas']['AlertDuration'];
export type AlertStats = components['schemas']['AlertStats'];
export type AlertUpdate = components['schemas']['AlertUpdate'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeyMade = components['schemas']['ApiKeyMade'];
export type ApiKeyRotation = components['schemas']['ApiKeyRotation'];
export type Backtest = components['schemas']['Backtest'];
export type BulkChange = components['schemas']['BulkChange'];
export type BulkChanged = components['schemas']['BulkChanged'];
export type Claim = components['schemas']['Claim'];
export type ClaimApproval = components['schemas']['ClaimApproval'];
export type ClaimPayment = components['schemas']['ClaimPayment'];
export type ComplianceReport = components['schemas']['ComplianceReport'];
export type Consent = components['schemas']['Consent'];
export type Credential = components['schemas']['Credential'];
export type DataRequest = components['schemas']['DataRequest'];
export type Delivery = components['schemas']['Delivery'];
export type DirectoryEntry = components['schemas']['DirectoryEntry'];
export type DirectoryImported = components['schemas']['DirectoryImported'];
export type Disclosure = components['schemas']['Disclosure'];
export type Endpoint = components['schemas']['Endpoint'];
export type EndpointChange = components['schemas']['EndpointChange'];
export type EndpointCreated = components['schemas']['EndpointCreated'];
export type GovernanceChange = components['schemas']['GovernanceChange'];
export type Grant = components['schemas']['Grant'];
export type HinderedProblem = components['schemas']['HinderedProblem'];
export type KnownAccount = components['schemas']['KnownAccount'];
export type NewApiKey = components['schemas']['NewApiKey'];
export type NewBacktest = components['schemas']['NewBacktest'];
export type NewBreachAssessment = components['schemas']['NewBreachAssessment'];
export type NewDirectoryEntry = components['schemas']['NewDirectoryEntry'];
export type NewEndpoint = components['schemas']['NewEndpoint'];
export type NewNote = components['schemas']['NewNote'];
export type NewSuppression = components['schemas']['NewSuppression'];
export type NotNowProblem = components['schemas']['NotNowProblem'];
export type OperatorLogEntry = components['schemas']['OperatorLogEntry'];
export type Patient = components['schemas']['Patient'];
export type PeriodReplay = components['schemas']['PeriodReplay'];
export type Problem = components['schemas']['Problem'];
export type Retraction = components['schemas']['Retraction'];
export type Rule = components['schemas']['Rule'];
export type SecretRotation = components['schemas']['SecretRotation'];
export type Share = components['schemas']['Share'];
export type StaleProblem = components['schemas']['StaleProblem'];
export type StandingChange = components['schemas']['StandingChange'];
export type Status = components['schemas']['Status'];
export type Suppression = components['schemas']['Suppression'];
export type TimelineItem = components['schemas']['TimelineItem'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
