// Generated from docs/reference/openapi.json by tools/generate-client-types.mjs. Do not edit.

export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this process answers */
        get: operations["health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this process can take commands */
        get: operations["health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts and times for Prometheus */
        get: operations["metrics_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notifications/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a provider tells, signed in its own way, by the method that it uses */
        get: operations["notifications_get"];
        put?: never;
        /** What a provider tells, signed in its own way, by the method that it uses */
        post: operations["notifications_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/returns/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a provider sends the payer’s browser back to */
        get: operations["returns_comeBack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of the merchant */
        get: operations["balances_accounts"];
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
        /** Agreements, the newest first */
        get: operations["agreements_list"];
        put?: never;
        /** Agree with a customer to charge again and again; the first payment is theirs to make */
        post: operations["agreements_create"];
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
        /** One agreement, read from its own events */
        get: operations["agreements_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/amount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another price, from a period on or at once */
        post: operations["agreementcommands_amount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it at once, or with the period that runs */
        post: operations["agreementcommands_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another card: one on file, or one that the customer gives with a payment */
        post: operations["agreements_card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer has agreed anew: this consent holds instead of the one before */
        post: operations["agreementcommands_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Skip what begins from now on */
        post: operations["agreementcommands_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each period, the newest first */
        get: operations["agreements_periods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a pause */
        post: operations["agreementcommands_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/resume-billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a parked agreement go on where it stood; what fell due meanwhile was missed */
        post: operations["agreementcommands_resumeBilling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try the open charge now, instead of when it was scheduled */
        post: operations["agreementcommands_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide about the periods that are held */
        post: operations["agreementcommands_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/zone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer lives by another clock, from the next period on */
        post: operations["agreementcommands_zone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events, the newest first */
        get: operations["audit_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Balances, now or by an earlier time: what had happened, as far as it was known */
        get: operations["balances_balances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banking/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bank accounts with their balances, asked of the bank */
        get: operations["bankaccounts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banking/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One bank account */
        get: operations["bankaccounts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banking/accounts/{id}/orders/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the bank has under the number of a payment order, whoever made it */
        get: operations["bankaccounts_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banking/accounts/{id}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bank's own statement as a file, unchanged */
        get: operations["bankaccounts_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banking/accounts/{id}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of a bank account, the newest first */
        get: operations["bankaccounts_transactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banking/accounts/{id}/transactions/{transaction}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One line of a bank account, with the order behind it */
        get: operations["bankaccounts_transaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banking/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bank orders, the newest first, without beneficiaries */
        get: operations["bankorders_list"];
        put?: never;
        /** Ask for a payment from a bank account; above the limit it waits for a second person */
        post: operations["bankorders_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banking/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One bank order, read from its own events */
        get: operations["bankorders_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banking/orders/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve an order that somebody else asked for; it is sent to the bank */
        post: operations["bankorders_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banking/orders/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject an order that waits for approval, or take it back; it is never sent */
        post: operations["bankorders_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/banking/orders/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** State what the bank made of an order in doubt, as a person found it there */
        post: operations["bankorders_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cards on file, the newest first */
        get: operations["cards_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One card on file, read from its own events */
        get: operations["cards_get"];
        put?: never;
        post?: never;
        /** Take a card off file */
        delete: operations["cards_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Postings, the newest first */
        get: operations["balances_journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, the newest first */
        get: operations["orderlists_list"];
        put?: never;
        /** Create an order and start to pay it */
        post: operations["orders_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order, always current: read from its own events */
        get: operations["orders_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another attempt, once the former one has failed */
        post: operations["orders_attempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an order that holds no money */
        post: operations["orders_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/captures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Capture all or part of what is authorised */
        post: operations["orders_capture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/disputes/{dispute}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** State how a dispute ended, as found at the provider */
        post: operations["orders_endDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit trail of an order: every event in its order, with who, when, why and what it did to the books */
        get: operations["orderlists_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From the amounts of an order down to postings, events, provider messages and bank lines, added up again */
        get: operations["explain_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/operations/{operation}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** State the outcome of an operation in doubt, as found at the provider */
        post: operations["orders_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give back all or part of what was captured */
        post: operations["orders_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** State that what was sent too much, or unexpected money, was given back at the provider */
        post: operations["orders_recordReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{id}/voids": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give back the hold */
        post: operations["orders_void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Instances of process managers, by process, the oldest first */
        get: operations["processes_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{process}/{instance}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One instance from its own events: what it waits for, its timers, its commands and their fate */
        get: operations["processes_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{process}/{instance}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a parked instance meet the failed input again, and then what waits behind it */
        post: operations["processes_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{process}/{instance}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave out the input that a parked instance stands before, for ever and on record */
        post: operations["processes_skip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/stuck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Instances that will not go on by themselves, the longest stuck first */
        get: operations["processes_stuck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Coins in custody over all merchants, beside what each provider says now that it holds */
        get: operations["providerbalances_compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/provider-invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bills of a provider in one currency, read from their own events, the latest period first */
        get: operations["providerinvoices_list"];
        put?: never;
        /** Record the bill of a provider that pays gross: what was accrued for its period is cleared to its amount */
        post: operations["providerinvoices_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Configured providers and what they can do */
        get: operations["providers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{provider}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a provider offers beside payments */
        get: operations["clientoperations_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers/{provider}/operations/{operation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a provider for something that is no payment, as one who runs the deployment; changes need the role admin */
        post: operations["clientoperations_perform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliation/bank-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each bank account as the books have it, beside the balances of its statements */
        get: operations["comparedbankaccounts_compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliation/breaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What does not fit between captures, payouts and the bank, the oldest first */
        get: operations["breaks_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliation/breaks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One break, read from its own events */
        get: operations["breaks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliation/breaks/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a break to somebody */
        post: operations["breaks_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliation/breaks/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down what is known of a break, also after it was decided */
        post: operations["breaks_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliation/breaks/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide about a break: with a reason, and with a posting that puts its money where it belongs */
        post: operations["breaks_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliation/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is open between captures, payouts, the bank and our bank orders, and what of it is a break */
        get: operations["reconciliationsummary_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What time it is for the ledger */
        get: operations["sandboxclock_show"];
        put?: never;
        /** Move time forward; all that falls due on the way happens in its order */
        post: operations["sandboxclock_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What falls due in a range: each period and each further step, agreement by agreement */
        get: operations["schedule_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedule/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do what is due now, one step of each agreement; a repeat finds it done */
        post: operations["schedule_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payouts of providers, the newest first */
        get: operations["settlements_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One payout with its lines; its amounts are read from its own events */
        get: operations["settlements_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements/fetches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read the payouts of a provider that lists them in its interface */
        post: operations["fetches_fetch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in a provider's report (CSV, JSON) or a bank's statement (camt.053); the same content happens once */
        post: operations["imports_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import, read from its own events */
        get: operations["imports_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statement of an account: opening balance, every line with the balance after it, closing balance */
        get: operations["statements_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suspense": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Money that nothing explains and nobody has placed yet, the oldest first */
        get: operations["suspense_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suspense/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is left of one item, and who sent it where a message of the provider names them */
        get: operations["suspense_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suspense/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give money in suspense to somebody who finds out what it is */
        post: operations["suspense_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suspense/{id}/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Place money that stands in suspense: with a reason, and with a posting that puts it where it belongs */
        post: operations["suspense_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks, the newest first */
        get: operations["webhooks_list"];
        put?: never;
        /** Be told what happens at an address; answers the secret, once */
        post: operations["webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One webhook, read from its own events */
        get: operations["webhooks_get"];
        put?: never;
        post?: never;
        /** Remove a webhook with its delivery log */
        delete: operations["webhooks_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages to a webhook, the newest first */
        get: operations["deliveries_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{delivery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message: its body and every attempt */
        get: operations["deliveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{delivery}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one message again */
        post: operations["webhookoperations_redeliverOne"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send nothing until the webhook is enabled; what happens meanwhile waits */
        post: operations["webhookoperations_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch a webhook on again; what waits is sent, in its order */
        post: operations["webhookoperations_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again what happened in a time */
        post: operations["webhookoperations_redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret; the former one signs beside it for a time */
        post: operations["webhooks_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message of the type webhook.test */
        post: operations["webhookoperations_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change address, events or description */
        post: operations["webhooks_update"];
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
        /**
         * @example {
         *       "data": [
         *         {
         *           "account": "psp:trustpay-eu:EUR:receivable",
         *           "type": "asset",
         *           "currency": "EUR"
         *         }
         *       ]
         *     }
         */
        AccountListView: {
            data: components["schemas"]["AccountView"][];
        };
        AccountView: {
            /** @example psp:trustpay-eu:EUR:receivable */
            account: string;
            /** @example EUR */
            currency: string;
            /**
             * @description `memo` accounts hold promises and doubts, no money; `position` accounts are the two sides of exchanges
             * @enum {string}
             */
            type: "asset" | "liability" | "expense" | "position" | "memo";
        };
        AgreementCardView: {
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            id: string;
            /** @example trustpay-eu */
            provider: string;
            /** @example visa */
            scheme: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "merchant_id": "shop",
         *           "reference": "SUB-17",
         *           "customer_id": "cust-77",
         *           "status": "pending",
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "schedule": {
         *             "every": "day",
         *             "count": 1,
         *             "anchor_day": 31,
         *             "time": "09:00",
         *             "zone": "Europe/Bratislava",
         *             "start": "2026-01-31",
         *             "end": "2027-01-31",
         *             "periods": 12
         *           },
         *           "provider": "trustpay-eu",
         *           "card": {
         *             "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *             "provider": "trustpay-eu",
         *             "scheme": "visa"
         *           },
         *           "next_step": "first_payment",
         *           "next_action": {
         *             "type": "redirect",
         *             "url": "https://provider.example/pay/4337417657",
         *             "address": "0x52908400098527886E0F7030069857D2E4169EE7",
         *             "chain": "ETH",
         *             "asset": "ETH_USDT",
         *             "amount": {
         *               "value": "100.00",
         *               "currency": "EUR"
         *             }
         *           },
         *           "due": {
         *             "at": "2036-01-31T08:00:00.000Z",
         *             "kind": "period"
         *           },
         *           "open_charges": [
         *             {
         *               "period": 2,
         *               "date": "2026-01-31",
         *               "amount": {
         *                 "value": "100.00",
         *                 "currency": "EUR"
         *               },
         *               "state": "waiting",
         *               "reason": "soft_funds",
         *               "attempts": 1,
         *               "next_state": "suspended"
         *             }
         *           ],
         *           "held_periods": [
         *             3
         *           ],
         *           "missed_periods": "bill_each",
         *           "carried_over": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "charged_periods": 12,
         *           "skipped_periods": 1,
         *           "parked": {
         *             "at": "2036-01-31T08:00:05.000Z",
         *             "due_at": "2036-01-31T08:00:00.000Z",
         *             "kind": "period",
         *             "failures": 5,
         *             "error": "RangeError: more than 10000 periods are due"
         *           },
         *           "end_reason": "cancelled",
         *           "consent_reference": "consent-8812",
         *           "consent_ceiling": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "created_at": "2036-01-31T08:00:00.000Z",
         *           "updated_at": "2036-01-31T08:00:00.000Z",
         *           "revision": 4,
         *           "position": "1234"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        AgreementListView: {
            data: components["schemas"]["AgreementView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *       "merchant_id": "shop",
         *       "reference": "SUB-17",
         *       "customer_id": "cust-77",
         *       "status": "pending",
         *       "amount": {
         *         "value": "100.00",
         *         "currency": "EUR"
         *       },
         *       "schedule": {
         *         "every": "day",
         *         "count": 1,
         *         "anchor_day": 31,
         *         "time": "09:00",
         *         "zone": "Europe/Bratislava",
         *         "start": "2026-01-31",
         *         "end": "2027-01-31",
         *         "periods": 12
         *       },
         *       "provider": "trustpay-eu",
         *       "card": {
         *         "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *         "provider": "trustpay-eu",
         *         "scheme": "visa"
         *       },
         *       "next_step": "first_payment",
         *       "next_action": {
         *         "type": "redirect",
         *         "url": "https://provider.example/pay/4337417657",
         *         "address": "0x52908400098527886E0F7030069857D2E4169EE7",
         *         "chain": "ETH",
         *         "asset": "ETH_USDT",
         *         "amount": {
         *           "value": "100.00",
         *           "currency": "EUR"
         *         }
         *       },
         *       "due": {
         *         "at": "2036-01-31T08:00:00.000Z",
         *         "kind": "period"
         *       },
         *       "open_charges": [
         *         {
         *           "period": 2,
         *           "date": "2026-01-31",
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "state": "waiting",
         *           "reason": "soft_funds",
         *           "attempts": 1,
         *           "next_state": "suspended"
         *         }
         *       ],
         *       "held_periods": [
         *         3
         *       ],
         *       "missed_periods": "bill_each",
         *       "carried_over": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "charged_periods": 12,
         *       "skipped_periods": 1,
         *       "parked": {
         *         "at": "2036-01-31T08:00:05.000Z",
         *         "due_at": "2036-01-31T08:00:00.000Z",
         *         "kind": "period",
         *         "failures": 5,
         *         "error": "RangeError: more than 10000 periods are due"
         *       },
         *       "end_reason": "cancelled",
         *       "consent_reference": "consent-8812",
         *       "consent_ceiling": {
         *         "value": "100.00",
         *         "currency": "EUR"
         *       },
         *       "created_at": "2036-01-31T08:00:00.000Z",
         *       "updated_at": "2036-01-31T08:00:00.000Z",
         *       "revision": 4,
         *       "position": "1234"
         *     }
         */
        AgreementView: {
            /** @description Of the next period */
            amount: components["schemas"]["AmountSchema"];
            card?: components["schemas"]["AgreementCardView"];
            /**
             * Format: uuid
             * @description The order of that payment
             */
            card_order_id?: string;
            /** @description What the next charge takes in from changes of price within a period; below zero, owed to the customer */
            carried_over?: components["schemas"]["BalanceSchema"];
            /** @example 12 */
            charged_periods: number;
            /** @description The customer agreed to no more than this in one charge */
            consent_ceiling?: components["schemas"]["AmountSchema"];
            /**
             * @description Your reference of what the customer agreed to
             * @example consent-8812
             */
            consent_reference?: string;
            /**
             * Format: date-time
             * @example 2036-01-31T08:00:00.000Z
             */
            created_at: string;
            /** @example cust-77 */
            customer_id: string;
            /** @description What happens next by itself */
            due: components["schemas"]["DueView"] | null;
            /** @enum {string} */
            end_reason?: "cancelled" | "completed" | "unpaid" | "consent_revoked" | "never_activated";
            /** Format: date-time */
            ended_at?: string;
            /**
             * Format: date-time
             * @description It ends with the period that runs
             */
            ends_at?: string;
            /**
             * @description Periods that wait for a person: POST …/review
             * @example [
             *       3
             *     ]
             */
            held_periods: number[];
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            id: string;
            /** @example shop */
            merchant_id: string;
            /** @enum {string} */
            missed_periods: "bill_each" | "merge" | "newest_only" | "hold_for_review";
            /** @description Of the payment that brings a card */
            next_action: components["schemas"]["NextActionView"] | null;
            /**
             * @description What the customer has to do; tell them
             * @enum {string}
             */
            next_step: "first_payment" | "authenticate" | "new_card" | "nothing";
            /** @description Charges that are neither paid nor given up, the oldest first */
            open_charges: components["schemas"]["OpenChargeView"][];
            /** @description Its due step failed for a reason of ours; nothing is charged until POST …/resume-billing */
            parked?: components["schemas"]["ParkedAgreementView"];
            /**
             * Format: date-time
             * @description Of a pause
             */
            paused_until?: string;
            /** @example 1234 */
            position: string;
            /** @example trustpay-eu */
            provider: string;
            /** @example SUB-17 */
            reference: string;
            /** @example 4 */
            revision: number;
            schedule: components["schemas"]["ScheduleView"];
            /** @example 1 */
            skipped_periods: number;
            /** @enum {string} */
            status: "pending" | "incomplete" | "active" | "parked" | "paused" | "past_due" | "suspended" | "ended";
            /**
             * Format: date-time
             * @example 2036-01-31T08:00:00.000Z
             */
            updated_at: string;
        };
        AmountSchema: {
            /**
             * @description ISO 4217 code or asset id
             * @example EUR
             */
            currency: string;
            /**
             * @description Decimal string with at most the currency's decimals; never a JSON number
             * @example 100.00
             */
            value: string;
        };
        AssignBreakDto: {
            /** @example eva */
            owner: string;
        };
        AssignSuspenseDto: {
            /** @example eva */
            owner: string;
        };
        AttemptView: {
            card?: components["schemas"]["CardDetailsView"];
            /**
             * Format: uuid
             * @description Card on file used
             */
            card_id?: string;
            decline?: components["schemas"]["DeclineView"];
            /**
             * Format: date-time
             * @example 2026-11-20T12:30:00.000Z
             */
            expires_at?: string;
            /** @enum {string} */
            flow: "hosted" | "remote" | "background";
            /** @example 1 */
            id: number;
            /** @example trustpay-eu */
            provider: string;
            /** @example 4337417657 */
            provider_reference?: string;
            /** @description Where the payer pays in another unit, or may pay less or more */
            receipt?: components["schemas"]["ReceiptView"];
            reported?: components["schemas"]["ReportedView"];
            /**
             * @example authorized
             * @enum {string}
             */
            status: "requires_action" | "announced" | "processing" | "in_doubt" | "authorized" | "voided" | "underpaid" | "declined" | "failed" | "expired" | "cancelled";
        };
        AuthorizationWindowView: {
            /**
             * @description How far the number can be relied on
             * @enum {string}
             */
            basis: "documented" | "scheme" | "assumed";
            /**
             * @description Of cards of this brand; absent: of all others
             * @example visa
             */
            brand?: string;
            /** @example 7 */
            days: number;
        };
        /**
         * @example {
         *       "position": "1234",
         *       "as_of": null,
         *       "known_at": null,
         *       "data": [
         *         {
         *           "account": "psp:trustpay-eu:EUR:receivable",
         *           "type": "asset",
         *           "currency": "EUR",
         *           "posted": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "pending_in": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "pending_out": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "pending": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "available": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "position": "1234"
         *         }
         *       ]
         *     }
         */
        BalanceListView: {
            /**
             * Format: date-time
             * @description As asked for; of a date the end of that day
             */
            as_of: string | null;
            data: components["schemas"]["BalanceView"][];
            /**
             * Format: date-time
             * @description As asked for; of a date the end of that day
             */
            known_at: string | null;
            /**
             * @description What they reflect: every event up to this position, none behind it
             * @example 1234
             */
            position: string;
        };
        BalanceSchema: {
            /** @example EUR */
            currency: string;
            /** @example -12.50 */
            value: string;
        };
        BalanceView: {
            /** @example psp:trustpay-eu:EUR:receivable */
            account: string;
            /** @description `posted` less `pending_out`; of `memo` accounts nothing */
            available: components["schemas"]["BalanceSchema"];
            /** @example EUR */
            currency: string;
            /** @description `pending_in` less `pending_out` */
            pending: components["schemas"]["BalanceSchema"];
            /** @description What is open now and would add to the account, in its normal sense; what has ended does not count */
            pending_in: components["schemas"]["BalanceSchema"];
            /** @description What is open now and would take from the account: blocked by disputes; of `memo` accounts their credits */
            pending_out: components["schemas"]["BalanceSchema"];
            /**
             * @description Position of the last event that moved it
             * @example 1234
             */
            position: string;
            /** @description Money that moved, in the normal sense of the account: a receivable or a debt is positive */
            posted: components["schemas"]["BalanceSchema"];
            /**
             * @description `memo` accounts hold promises and doubts, no money; `position` accounts are the two sides of exchanges
             * @enum {string}
             */
            type: "asset" | "liability" | "expense" | "position" | "memo";
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "4107347927",
         *           "provider": "trustpay-eu",
         *           "iban": "SK1799520000004107347927",
         *           "name": "Merchant EUR",
         *           "owner": "Acme s.r.o.",
         *           "currency": "EUR",
         *           "can_order": true,
         *           "can_order_internally": true,
         *           "kind": "individual",
         *           "balance": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "disposable": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "fees": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "minimal": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           }
         *         }
         *       ]
         *     }
         */
        BankAccountListView: {
            data: components["schemas"]["BankAccountView"][];
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "4107347927",
         *           "provider": "trustpay-eu",
         *           "iban": "SK1799520000004107347927",
         *           "name": "Merchant EUR",
         *           "owner": "Acme s.r.o.",
         *           "currency": "EUR",
         *           "can_order": true,
         *           "can_order_internally": true,
         *           "kind": "individual",
         *           "balance": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "disposable": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "fees": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "minimal": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "agrees": true
         *     }
         */
        BankAccountsView: {
            /**
             * @description No account differs
             * @example true
             */
            agrees: boolean;
            data: components["schemas"]["BankAccountView"][];
        };
        /**
         * @example {
         *       "id": "4107347927",
         *       "provider": "trustpay-eu",
         *       "iban": "SK1799520000004107347927",
         *       "name": "Merchant EUR",
         *       "owner": "Acme s.r.o.",
         *       "currency": "EUR",
         *       "can_order": true,
         *       "can_order_internally": true,
         *       "kind": "individual",
         *       "balance": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "disposable": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "fees": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "minimal": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       }
         *     }
         */
        BankAccountView: {
            /** @description What the bank has booked */
            balance: components["schemas"]["BalanceSchema"];
            /**
             * @description Whether orders may be made from it
             * @example true
             */
            can_order: boolean;
            /**
             * @description Whether orders within the bank may be made from it
             * @example true
             */
            can_order_internally?: boolean;
            /** @example EUR */
            currency: string;
            /** @description What can be paid out; absent where there is no limit */
            disposable?: components["schemas"]["BalanceSchema"];
            /** @description Fees that the bank has still to take */
            fees?: components["schemas"]["BalanceSchema"];
            /** @example SK1799520000004107347927 */
            iban?: string;
            /**
             * @description The bank's own number of the account
             * @example 4107347927
             */
            id: string;
            /** @enum {string} */
            kind?: "individual" | "merchant";
            /** @description What must stay on it */
            minimal?: components["schemas"]["BalanceSchema"];
            /** @example Merchant EUR */
            name: string;
            /** @example Acme s.r.o. */
            owner: string;
            /** @example trustpay-eu */
            provider: string;
        };
        BankAddressDto: {
            /**
             * @description ISO 3166-1 alpha-2
             * @example US
             */
            country?: string;
            /**
             * @description 35 outside of SEPA
             * @example 1 Main Street
             */
            street?: string;
            /** @example Springfield */
            town?: string;
        };
        BankInstructionDto: {
            /**
             * @description Where there is no IBAN; kept encrypted
             * @example 000123456
             */
            account?: string;
            /** @description Needed outside of SEPA */
            address?: components["schemas"]["BankAddressDto"];
            amount: components["schemas"]["AmountSchema"];
            /** @description Needed outside of SEPA */
            bank?: components["schemas"]["BeneficiaryBankDto"];
            /** @example Bank in between */
            correspondent_bank?: string;
            /**
             * @description Kept encrypted
             * @example invoice 2026-17
             */
            description?: string;
            /**
             * @description For the beneficiary; only where the order has one instruction
             * @example INV-2026-17
             */
            end_to_end_id?: string;
            /**
             * @description Kept encrypted
             * @example SK3699520000002107842741
             */
            iban?: string;
            /**
             * @description Where the money goes
             * @example sepa
             * @enum {string}
             */
            kind: "sepa" | "other_country" | "us" | "canada" | "australia";
            /**
             * @description Kept encrypted. The bank carries 35 characters without accents
             * @example Jana Nováková
             */
            name: string;
        };
        BankInstructionView: {
            /**
             * @description IBAN or number; not in lists
             * @example SK3699520000002107842741
             */
            account?: string;
            amount: components["schemas"]["AmountSchema"];
            /**
             * @description The bank's number of it
             * @example 110876
             */
            bank_order_number?: string;
            /**
             * @description The bank's own word
             * @example Processed
             */
            bank_state?: string;
            /**
             * @description Not in lists
             * @example invoice 2026-17
             */
            description?: string;
            /** @example sepa */
            kind: string;
            /**
             * @description Not in lists
             * @example Jana Nováková
             */
            name?: string;
            /** @example 1 */
            number: number;
            /** @enum {string} */
            status: "open" | "executed" | "failed" | "reversed";
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "status": "waiting_for_approval",
         *           "provider": "trustpay-eu",
         *           "account_id": "4107347927",
         *           "purpose": "suspense",
         *           "for_provider": "payfield",
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "execution_date": "2026-03-02",
         *           "requested_by": "key:7d1f",
         *           "needs_approval": true,
         *           "approved_by": "key:9a20",
         *           "rejected_by": "key:9a20",
         *           "reason": "Insufficient disposable balance (invalid)",
         *           "instructions": [
         *             {
         *               "number": 1,
         *               "kind": "sepa",
         *               "amount": {
         *                 "value": "100.00",
         *                 "currency": "EUR"
         *               },
         *               "status": "open",
         *               "bank_order_number": "110876",
         *               "bank_state": "Processed",
         *               "name": "Jana Nováková",
         *               "account": "SK3699520000002107842741",
         *               "description": "invoice 2026-17"
         *             }
         *           ],
         *           "revision": 2,
         *           "position": "1234",
         *           "created_at": "2026-03-02T09:15:00.000Z"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        BankOrderListView: {
            data: components["schemas"]["BankOrderView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *       "status": "waiting_for_approval",
         *       "provider": "trustpay-eu",
         *       "account_id": "4107347927",
         *       "purpose": "suspense",
         *       "for_provider": "payfield",
         *       "amount": {
         *         "value": "100.00",
         *         "currency": "EUR"
         *       },
         *       "execution_date": "2026-03-02",
         *       "requested_by": "key:7d1f",
         *       "needs_approval": true,
         *       "approved_by": "key:9a20",
         *       "rejected_by": "key:9a20",
         *       "reason": "Insufficient disposable balance (invalid)",
         *       "instructions": [
         *         {
         *           "number": 1,
         *           "kind": "sepa",
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "status": "open",
         *           "bank_order_number": "110876",
         *           "bank_state": "Processed",
         *           "name": "Jana Nováková",
         *           "account": "SK3699520000002107842741",
         *           "description": "invoice 2026-17"
         *         }
         *       ],
         *       "revision": 2,
         *       "position": "1234",
         *       "created_at": "2026-03-02T09:15:00.000Z"
         *     }
         */
        BankOrderView: {
            /** @example 4107347927 */
            account_id: string;
            /** @description Of all instructions */
            amount: components["schemas"]["AmountSchema"];
            /** @example key:9a20 */
            approved_by?: string;
            /**
             * Format: date-time
             * @example 2026-03-02T09:15:00.000Z
             */
            created_at: string;
            /**
             * @description Absent: the day on which it is sent
             * @example 2026-03-02
             */
            execution_date?: string;
            /**
             * @description Whose debt or refund it is, where that is not the bank
             * @example payfield
             */
            for_provider?: string;
            /**
             * Format: uuid
             * @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            id: string;
            instructions: components["schemas"]["BankInstructionView"][];
            /**
             * @description Whether it was above the limit, so that another person had to approve
             * @example true
             */
            needs_approval: boolean;
            /**
             * Format: uuid
             * @description Of a refund: the order whose customer it pays
             */
            order_id?: string;
            /** @example 1234 */
            position: string;
            /** @example trustpay-eu */
            provider: string;
            /** @example suspense */
            purpose: string;
            /**
             * @description Why it failed or doubts
             * @example Insufficient disposable balance (invalid)
             */
            reason?: string;
            /** @example key:9a20 */
            rejected_by?: string;
            /**
             * @description Who asked
             * @example key:7d1f
             */
            requested_by: string;
            /** @example 2 */
            revision: number;
            /** @enum {string} */
            status: "waiting_for_approval" | "sending" | "in_doubt" | "accepted" | "executed" | "partly_executed" | "failed" | "rejected";
        };
        /**
         * @example {
         *       "id": "652804",
         *       "payment_id": "325843",
         *       "order_id": "110876",
         *       "date": "2026-03-02",
         *       "amount": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "refunded": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "counter_account": "SK3699520000002107842741",
         *       "counter_account_name": "Jana Nováková",
         *       "description": "invoice 2026-17",
         *       "payer_reference": "TP002517042",
         *       "client_reference": "3fJk2LmQp0aBcDeFgHiJkL1",
         *       "order_file": "<Document><CstmrCdtTrfInitn/></Document>"
         *     }
         */
        BankTransactionDetailsView: {
            /** @description Below zero for money that left */
            amount: components["schemas"]["BalanceSchema"];
            /** @example 3fJk2LmQp0aBcDeFgHiJkL1 */
            client_reference?: string;
            /** @example SK3699520000002107842741 */
            counter_account?: string;
            /** @example Jana Nováková */
            counter_account_name?: string;
            /** @example 2026-03-02 */
            date: string;
            /** @example invoice 2026-17 */
            description?: string;
            /** @example 652804 */
            id: string;
            /**
             * @description The payment order as the bank keeps it, pain.001
             * @example <Document><CstmrCdtTrfInitn/></Document>
             */
            order_file?: string;
            /**
             * @description Of the order behind it
             * @example 110876
             */
            order_id?: string;
            /**
             * @description End-to-end id
             * @example TP002517042
             */
            payer_reference?: string;
            /**
             * @description As notifications name the payment
             * @example 325843
             */
            payment_id?: string;
            /** @description What was given back of it, where the bank says so */
            refunded?: components["schemas"]["BalanceSchema"];
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "652804",
         *           "payment_id": "325843",
         *           "order_id": "110876",
         *           "date": "2026-03-02",
         *           "amount": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "refunded": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "counter_account": "SK3699520000002107842741",
         *           "counter_account_name": "Jana Nováková",
         *           "description": "invoice 2026-17",
         *           "payer_reference": "TP002517042",
         *           "client_reference": "3fJk2LmQp0aBcDeFgHiJkL1"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        BankTransactionListView: {
            data: components["schemas"]["BankTransactionView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        BankTransactionView: {
            /** @description Below zero for money that left */
            amount: components["schemas"]["BalanceSchema"];
            /** @example 3fJk2LmQp0aBcDeFgHiJkL1 */
            client_reference?: string;
            /** @example SK3699520000002107842741 */
            counter_account?: string;
            /** @example Jana Nováková */
            counter_account_name?: string;
            /** @example 2026-03-02 */
            date: string;
            /** @example invoice 2026-17 */
            description?: string;
            /** @example 652804 */
            id: string;
            /**
             * @description Of the order behind it
             * @example 110876
             */
            order_id?: string;
            /**
             * @description End-to-end id
             * @example TP002517042
             */
            payer_reference?: string;
            /**
             * @description As notifications name the payment
             * @example 325843
             */
            payment_id?: string;
            /** @description What was given back of it, where the bank says so */
            refunded?: components["schemas"]["BalanceSchema"];
        };
        BeneficiaryBankDto: {
            address?: components["schemas"]["BankAddressDto"];
            /**
             * @description May be left out in SEPA
             * @example EXBKUS33
             */
            bic?: string;
            /**
             * @description ABA (US), transit code (Canada, beginning with 0) or BSB (Australia)
             * @example 021000021
             */
            clearing_number?: string;
            /** @example Example Bank */
            name?: string;
        };
        BillingDto: {
            /** @example Bratislava */
            city: string;
            /**
             * @description ISO 3166-1 alpha-2
             * @example SK
             */
            country: string;
            /** @example 83103 */
            postcode: string;
            /** @example Za kasarnou 1 */
            street: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12",
         *           "kind": "missing",
         *           "status": "open",
         *           "provider": "acme",
         *           "subject": "payout:0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "expected": "97.10 EUR",
         *           "found": "97.00 EUR",
         *           "residuals": [
         *             {
         *               "place": "receivable",
         *               "amount": {
         *                 "value": "-12.50",
         *                 "currency": "EUR"
         *               }
         *             }
         *           ],
         *           "evidence": [],
         *           "bank_order_id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "owner": "eva",
         *           "since": "2026-03-07T00:00:00.000Z",
         *           "age_days": 3,
         *           "notes": [
         *             {
         *               "text": "the bank was asked about it",
         *               "by": "key:8c1a4c0b3f5b",
         *               "at": "2026-03-09T09:00:00.000Z"
         *             }
         *           ],
         *           "resolution": {
         *             "treatment": "fee",
         *             "reason": "the bank's charge",
         *             "by": "key:8c1a4c0b3f5b",
         *             "at": "2026-03-10T09:00:00.000Z"
         *           },
         *           "closed_because": "evidence came that explains it",
         *           "revision": 0,
         *           "position": "1234"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        BreakListView: {
            data: components["schemas"]["BreakView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        BreakSummaryView: {
            /** @description Positive: we miss it; below zero: it is too much */
            amount: components["schemas"]["BalanceSchema"];
            /** @example 2 */
            count: number;
            /** @enum {string} */
            kind: "missing" | "extra" | "amount" | "fee" | "currency" | "duplicate" | "late" | "split";
            /**
             * Format: date-time
             * @example 2026-03-07T00:00:00.000Z
             */
            oldest: string;
            /** @enum {string} */
            place: "receivable" | "transit" | "clearing" | "ordered" | "reserve";
        };
        /**
         * @example {
         *       "id": "2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12",
         *       "kind": "missing",
         *       "status": "open",
         *       "provider": "acme",
         *       "subject": "payout:0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *       "expected": "97.10 EUR",
         *       "found": "97.00 EUR",
         *       "residuals": [
         *         {
         *           "place": "receivable",
         *           "amount": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "evidence": [],
         *       "bank_order_id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *       "owner": "eva",
         *       "since": "2026-03-07T00:00:00.000Z",
         *       "age_days": 3,
         *       "notes": [
         *         {
         *           "text": "the bank was asked about it",
         *           "by": "key:8c1a4c0b3f5b",
         *           "at": "2026-03-09T09:00:00.000Z"
         *         }
         *       ],
         *       "resolution": {
         *         "treatment": "fee",
         *         "reason": "the bank's charge",
         *         "by": "key:8c1a4c0b3f5b",
         *         "at": "2026-03-10T09:00:00.000Z"
         *       },
         *       "closed_because": "evidence came that explains it",
         *       "revision": 0,
         *       "position": "1234"
         *     }
         */
        BreakView: {
            /** @example 3 */
            age_days: number;
            /** Format: uuid */
            bank_line_id?: string;
            /**
             * Format: uuid
             * @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            bank_order_id?: string;
            /** @example evidence came that explains it */
            closed_because?: string;
            /** @description What shows it: `item:`, `line:`, `payout:`, `bank:` and `ordered:`, with their ids */
            evidence: string[];
            /** @example 97.10 EUR */
            expected: string;
            /** @example 97.00 EUR */
            found: string;
            /**
             * Format: uuid
             * @example 2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12
             */
            id: string;
            /** @enum {string} */
            kind: "missing" | "extra" | "amount" | "fee" | "currency" | "duplicate" | "late" | "split";
            /** @description Of people, the oldest first */
            notes: components["schemas"]["NoteView"][];
            /** Format: uuid */
            order_id?: string;
            /** @example eva */
            owner?: string;
            /** @example 1234 */
            position: string;
            /** @example acme */
            provider: string;
            /** @description What stands in which account because of it */
            residuals: components["schemas"]["ResidualView"][];
            resolution?: components["schemas"]["ResolutionView"];
            /** @example 0 */
            revision: number;
            /** Format: uuid */
            settlement_id?: string;
            /**
             * Format: date-time
             * @description Its age counts from here
             * @example 2026-03-07T00:00:00.000Z
             */
            since: string;
            /**
             * @description `closed`: evidence came that explains it
             * @enum {string}
             */
            status: "open" | "resolved" | "closed";
            /** @example payout:0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10 */
            subject: string;
        };
        CancelDto: {
            /**
             * @description A word of yours; no free text
             * @example customer_request
             */
            reason?: string;
            /**
             * @description With `now`: whether what is paid for the days after this one is refunded
             * @default none
             * @enum {string}
             */
            unused_days?: "none" | "refund";
            /**
             * @default now
             * @enum {string}
             */
            when?: "now" | "period_end";
        };
        CapabilitiesView: {
            /** @description The same by brand of card; before `hold_lifetime` */
            authorization_windows: components["schemas"]["AuthorizationWindowView"][];
            /**
             * @description Payers pay again with a card on file
             * @example true
             */
            card_on_file_customer_initiated: boolean;
            /**
             * @description Cards on file are charged without the payer
             * @example true
             */
            card_on_file_merchant_initiated: boolean;
            /**
             * @description Empty: every currency of the account
             * @example [
             *       "EUR",
             *       "CZK"
             *     ]
             */
            currencies: string[];
            /**
             * @description What can end a doubt here, in this order; `statement` for what is a line of the bank by itself
             * @example [
             *       "query",
             *       "notification",
             *       "statement",
             *       "person"
             *     ]
             */
            doubts_ended_by: ("query" | "notification" | "statement" | "person")[];
            /**
             * @example [
             *       "hosted",
             *       "background"
             *     ]
             */
            flows: string[];
            /**
             * @description Seconds that a hold is expected to live
             * @example 604800
             */
            hold_lifetime: number;
            /**
             * @description Seconds that a hosted payment lives at most
             * @example 1800
             */
            hosted_lifetime?: number;
            /**
             * @example [
             *       "card"
             *     ]
             */
            methods: string[];
            /** @example true */
            multiple_captures: boolean;
            /** @example true */
            multiple_refunds: boolean;
            /** @example true */
            partial_capture: boolean;
            /** @example true */
            partial_refund: boolean;
            /**
             * @description Whether an operation in doubt can be asked about
             * @example false
             */
            query: boolean;
            /** @example true */
            refund: boolean;
            /** @description When a settlement that did not come is overdue */
            settlement_delays: components["schemas"]["SettlementDelayView"][];
            /**
             * @description Calendar days that a bank transfer is waited for after the payer has ordered it
             * @example 7
             */
            transfer_days?: number;
            /** @example true */
            void: boolean;
            /**
             * @description What is left after a partial capture can be given back by itself
             * @example false
             */
            void_after_capture: boolean;
            /**
             * @description An amount of 0.00 verifies a card
             * @example true
             */
            zero_amount_verification: boolean;
        };
        CaptureDto: {
            /** @description Default: all that is capturable */
            amount?: components["schemas"]["AmountSchema"];
            /**
             * @description Give back the rest of the hold with this capture
             * @default false
             */
            final?: boolean;
        };
        CardDetailsView: {
            /** @example visa */
            brand?: string;
            /**
             * @description MMYY
             * @example 1230
             */
            expiry?: string;
            /**
             * @description Last digits or masked number
             * @example 0000
             */
            mask?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "merchant_id": "shop",
         *           "customer_id": "cust-77",
         *           "provider": "trustpay-eu",
         *           "mask": "0000",
         *           "brand": "visa",
         *           "expiry": "1230",
         *           "usage": "customer",
         *           "status": "active",
         *           "order_id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "registered_at": "2026-11-20T12:00:00.000Z",
         *           "revision": 0,
         *           "position": "1234"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        CardListView: {
            data: components["schemas"]["CardView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *       "merchant_id": "shop",
         *       "customer_id": "cust-77",
         *       "provider": "trustpay-eu",
         *       "mask": "0000",
         *       "brand": "visa",
         *       "expiry": "1230",
         *       "usage": "customer",
         *       "status": "active",
         *       "order_id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *       "registered_at": "2026-11-20T12:00:00.000Z",
         *       "revision": 0,
         *       "position": "1234"
         *     }
         */
        CardView: {
            /** @example visa */
            brand?: string;
            /** @example cust-77 */
            customer_id?: string;
            /**
             * @description MMYY
             * @example 1230
             */
            expiry?: string;
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            id: string;
            /**
             * @description Last digits or masked number; never more than a receipt shows
             * @example 0000
             */
            mask?: string;
            /** @example shop */
            merchant_id: string;
            /**
             * Format: uuid
             * @description The order that kept it
             * @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            order_id: string;
            /** @example 1234 */
            position: string;
            /** @example trustpay-eu */
            provider: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            registered_at: string;
            removed_at?: string;
            /** @example 0 */
            revision: number;
            /** @enum {string} */
            status: "active" | "removed";
            /**
             * @description Who may start payments with it
             * @enum {string}
             */
            usage: "customer" | "merchant";
        };
        ChangeAmountDto: {
            amount: components["schemas"]["AmountSchema"];
            /**
             * @description Whether the period that runs is prorated by days, or stays as it was asked for
             * @default next_period
             * @enum {string}
             */
            effective?: "next_period" | "immediately";
            /** @description Number of the first period at this price; default: the next one */
            from_period?: number;
            /**
             * @description With `immediately`: how what the days that are left cost more is settled. A lower price is always taken off the next charges. `none` leaves the period that runs as it is
             * @default next_charge
             * @enum {string}
             */
            proration?: "none" | "next_charge" | "charge_now";
        };
        ChangeCardDto: {
            /** @description Of the payment that brings the card. Default: that of the first payment, later 0.00 */
            amount?: components["schemas"]["AmountSchema"];
            /**
             * Format: uuid
             * @description A card on file that the merchant may charge; no payment is made
             */
            card_id?: string;
            /** @description Default: as in the agreement */
            customer?: components["schemas"]["CustomerDto"];
            /**
             * Format: uri
             * @description Default: as in the agreement
             */
            return_url?: string;
        };
        ChangeZoneDto: {
            /** @example America/New_York */
            zone: string;
        };
        ChecksView: {
            /** @enum {string} */
            database: "up" | "down";
            /** @enum {string} */
            event_store: "up" | "down";
        };
        /**
         * @example {
         *       "provider": "trustpay-money",
         *       "operation": "balance",
         *       "status": "answered",
         *       "reference": "7Hq2mX0aVb93kLr5TzPd8w1",
         *       "answer": {}
         *     }
         */
        ClientAnswerView: {
            /** @description As the provider answered */
            answer?: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @description Of the stored call; absent where nothing was changed
             */
            id?: string;
            /** @example balance */
            operation: string;
            /** @example trustpay-money */
            provider: string;
            /** @description Why it is not known */
            reason?: string;
            /**
             * @description Our name of the call at the provider, by which it can be asked about; absent where nothing was changed
             * @example 7Hq2mX0aVb93kLr5TzPd8w1
             */
            reference?: string;
            /**
             * @description `unknown`: it may have happened; look at the provider before asking anew
             * @example answered
             * @enum {string}
             */
            status: "answered" | "unknown";
        };
        ClientFieldView: {
            /** @example ISO 4217 code */
            description: string;
            /** @example USD */
            example: string;
            /** @example currency */
            name: string;
            /**
             * @description Over the whole text
             * @example [A-Z]{3}
             */
            pattern: string;
            /** @example true */
            required: boolean;
            /** @description Passes through memory only; refused over HTTP where it is card data */
            sensitive?: boolean;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "name": "balance",
         *           "title": "Balance of the account",
         *           "changes": false,
         *           "fields": [
         *             {
         *               "name": "currency",
         *               "description": "ISO 4217 code",
         *               "required": true,
         *               "pattern": "[A-Z]{3}",
         *               "example": "USD"
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        ClientOperationListView: {
            data: components["schemas"]["ClientOperationView"][];
        };
        ClientOperationView: {
            /**
             * @description Whether it changes anything at the provider
             * @example false
             */
            changes: boolean;
            fields: components["schemas"]["ClientFieldView"][];
            /** @example balance */
            name: string;
            /** @example Balance of the account */
            title: string;
        };
        ClockMoveView: {
            /**
             * Format: date-time
             * @description Where it began
             * @example 2026-11-24T09:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @description Where it is going
             * @example 2027-12-24T09:00:00.000Z
             */
            to: string;
        };
        /**
         * @example {
         *       "now": "2027-12-24T09:00:00.000Z",
         *       "moving": {
         *         "from": "2026-11-24T09:00:00.000Z",
         *         "to": "2027-12-24T09:00:00.000Z"
         *       },
         *       "stops": 39
         *     }
         */
        ClockView: {
            /** @description The move that goes on; null when there is none */
            moving: components["schemas"]["ClockMoveView"] | null;
            /**
             * Format: date-time
             * @description What time it is here
             * @example 2027-12-24T09:00:00.000Z
             */
            now: string;
            /**
             * @description At how many instants the last move has stopped, because something was due
             * @example 39
             */
            stops: number;
        };
        ComparisonView: {
            /** @description Added up again from the level below */
            added: components["schemas"]["BalanceSchema"];
            /** @example true */
            equal: boolean;
            /** @description As the level above tells it */
            told: components["schemas"]["BalanceSchema"];
            /** @example captured */
            what: string;
        };
        ConsentDto: {
            /** @description The customer agreed to no more than this in one charge */
            ceiling?: components["schemas"]["AmountSchema"];
            /**
             * @description The customer agreed to charges for several missed periods, also of other agreements, within 24 hours
             * @default false
             * @example false
             */
            close_charges?: boolean;
            /** @example T&C-2026-3/8812 */
            reference?: string;
        };
        CreateAgreementDto: {
            /** @description Of each period */
            amount: components["schemas"]["AmountSchema"];
            /** @description What the customer agreed to, as you can prove it */
            consent?: components["schemas"]["ConsentDto"];
            /** @description With the `id`: an agreement is with somebody */
            customer: components["schemas"]["CustomerDto"];
            /** @example Gold membership */
            description?: string;
            /** @description When a declined charge is tried again */
            dunning?: components["schemas"]["DunningDto"];
            /** @description Of the first payment; 0.00 only verifies the card, where the provider allows. Default: `amount` */
            first_payment?: components["schemas"]["AmountSchema"];
            /**
             * @description What the first payment pays. Default: the first period, if it is above zero
             * @enum {string}
             */
            first_payment_covers?: "first_period" | "nothing";
            /**
             * @description What becomes of several periods that fell due while nothing could be charged
             * @default bill_each
             * @enum {string}
             */
            missed_periods?: "bill_each" | "merge" | "newest_only" | "hold_for_review";
            /**
             * @description For `bill_each` and `hold_for_review`: more of them wait for a person
             * @default 3
             */
            missed_periods_max?: number;
            /**
             * @description How days are counted where a period is charged in part: as the calendar has them, or each month as thirty (months and years only)
             * @default actual
             * @enum {string}
             */
            proration_days?: "actual" | "thirty";
            /** @example trustpay-eu */
            provider?: string;
            /**
             * @description Your own reference; shown with each charge
             * @example SUB-17
             */
            reference: string;
            /**
             * Format: uri
             * @description Where the payer's browser goes after a payment
             * @example https://shop.example/thanks
             */
            return_url?: string;
            schedule: components["schemas"]["ScheduleDto"];
        };
        CreateBankOrderDto: {
            /**
             * @description Id of the bank account that pays
             * @example 4107347927
             */
            account_id: string;
            /**
             * @description Default: the day on which it is sent
             * @example 2026-03-02
             */
            execution_date?: string;
            /**
             * @description Whose debt it is in the books; needed with `provider_debt`. With `refund` it is the provider of the order
             * @example payfield
             */
            for_provider?: string;
            /** @description Several must all be of the kinds `sepa` and `other_country`, in one currency */
            instructions: components["schemas"]["BankInstructionDto"][];
            /**
             * Format: uuid
             * @description The order whose refund it is: needed with `refund`, which has one instruction in the currency of the order
             * @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            order_id?: string;
            /**
             * @description What it is for, which is the account that is debited once it is executed
             * @default suspense
             * @enum {string}
             */
            purpose?: "suspense" | "refund" | "payout" | "provider_debt";
        };
        CreateOrderDto: {
            amount: components["schemas"]["AmountSchema"];
            /**
             * @description For manual capture: what happens to the hold shortly before it ends
             * @default release
             * @enum {string}
             */
            at_deadline?: "capture" | "release";
            /**
             * @default automatic
             * @enum {string}
             */
            capture?: "automatic" | "manual";
            /**
             * @description For manual capture: capture by itself so long after the authorisation; ISO 8601 duration
             * @example P3D
             */
            capture_after?: string;
            /**
             * Format: uuid
             * @description Pay with this card on file
             */
            card_id?: string;
            /** @description For the method `crypto` */
            crypto?: components["schemas"]["CryptoDto"];
            customer?: components["schemas"]["CustomerDto"];
            /** @example Invoice 2026-17 */
            description?: string;
            /**
             * @description Seconds that the payer has
             * @default 1800
             * @example 1800
             */
            expires_in?: number;
            /**
             * @description Who starts a payment with a card on file: `merchant` charges it without the payer
             * @default customer
             * @enum {string}
             */
            initiator?: "customer" | "merchant";
            /**
             * @example {
             *       "cart": "8812"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
            /**
             * @example card
             * @enum {string}
             */
            method: "card" | "bank_transfer" | "crypto" | "cashier" | "payin";
            /**
             * @description Default: the first configured provider that takes method and currency
             * @example trustpay-eu
             */
            provider?: string;
            /**
             * @description Your own reference of what is paid; shown and searchable
             * @example INV-2026-17
             */
            reference: string;
            /**
             * Format: uri
             * @description Where the payer's browser goes in the end; `order_id` is added to the query
             * @example https://shop.example/thanks
             */
            return_url?: string;
            /**
             * @description Keep the card on file with this payment
             * @enum {boolean}
             */
            save_card?: true;
            /**
             * @description Who may start later payments with the kept card
             * @default customer
             * @enum {string}
             */
            save_card_for?: "customer" | "merchant";
            /** @description Parties with a part of the amount; the rest is yours. Captures and refunds are shared in the same proportion, to the cent */
            splits?: components["schemas"]["SplitDto"][];
        };
        CreateWebhookDto: {
            /**
             * @description For your own records. No personal data
             * @example the order service
             */
            description?: string;
            /**
             * @description Default: everything
             * @example [
             *       "order.*"
             *     ]
             */
            events?: ("*" | "order.*" | "card.*" | "agreement.*" | "order.created" | "order.action_required" | "order.announced" | "order.authorized" | "order.declined" | "order.failed" | "order.authorization_expired" | "order.underpaid" | "order.expired" | "order.captured" | "order.capture_failed" | "order.capture_reversed" | "order.voided" | "order.void_failed" | "order.refunded" | "order.refund_failed" | "order.cancelled" | "order.in_doubt" | "order.dispute_opened" | "order.dispute_won" | "order.dispute_lost" | "order.unexpected_money" | "order.unexpected_money_returned" | "card.registered" | "card.removed" | "agreement.activated" | "agreement.charged" | "agreement.charge_declined" | "agreement.charge_failed" | "agreement.charge_held_back" | "agreement.standing_changed" | "agreement.customer_step_required" | "agreement.period_held" | "agreement.paused" | "agreement.resumed" | "agreement.cancellation_scheduled" | "agreement.ended")[];
            /**
             * @description Where messages go, by POST. A public address; never one inside a network unless the deployment allows it
             * @example https://shop.example/hooks
             */
            url: string;
        };
        CryptoDto: {
            /**
             * @description What the payer sends; GET /v1/providers lists the assets of each provider
             * @example ETH_USDT
             */
            asset: string;
            /** @description Charged to the payer on top of the amount, for the developer; in the currency of the order */
            developer_fee?: components["schemas"]["AmountSchema"];
            /**
             * @description How much less than asked still counts as paid; in the asset
             * @example 0.50
             */
            tolerance?: string;
        };
        CustomerDto: {
            billing?: components["schemas"]["BillingDto"];
            /** @example jana@example.sk */
            email?: string;
            /**
             * @description Your own id of the customer; no personal data
             * @example cust-77
             */
            id?: string;
            /**
             * @description IPv4 or IPv6
             * @example 203.0.113.7
             */
            ip?: string;
            /** @example Jana Nováková */
            name?: string;
            /**
             * @description Sent only where the provider needs it
             * @example +8801711000000
             */
            phone?: string;
            /**
             * @description The wallet that the payer pays with, by its name at the provider; sent only where it is needed
             * @example Nagad
             */
            wallet?: string;
        };
        DeclineView: {
            /**
             * @example soft_funds
             * @enum {string}
             */
            class: "hard" | "customer_action" | "soft_funds" | "soft_frequency" | "issuer_unavailable" | "generic" | "risk";
            /** @example 800.100.155 */
            code: string;
            /** @example insufficient funds */
            message: string;
            /**
             * @description Who agreed to be charged without being present has withdrawn that. An agreement ends by it
             * @example true
             */
            revokes_consent?: boolean;
        };
        DeliveryAttemptView: {
            /** @example 1 */
            attempt: number;
            /** @example 84 */
            duration_ms: number;
            /**
             * @description Why no answer came
             * @example timeout
             */
            error?: string;
            /**
             * @description The first 1024 bytes of the answer
             * @example ok
             */
            response?: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            started_at: string;
            /**
             * @description HTTP status; absent where no answer came
             * @example 200
             */
            status?: number;
        };
        /**
         * @example {
         *       "id": "5f0b2c7e-3a44-5e0c-9a53-2f6f7c0a1c1d",
         *       "webhook_id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *       "type": "order.captured",
         *       "subject": "order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *       "sequence": 3,
         *       "previous_sequence": 2,
         *       "status": "delivered",
         *       "attempts": 1,
         *       "occurred_at": "2026-11-20T12:00:00.000Z",
         *       "payload": {},
         *       "log": [
         *         {
         *           "attempt": 1,
         *           "started_at": "2026-11-20T12:00:00.000Z",
         *           "duration_ms": 84,
         *           "status": 200,
         *           "error": "timeout",
         *           "response": "ok"
         *         }
         *       ]
         *     }
         */
        DeliveryDetailsView: {
            /** @example 1 */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was delivered or given up
             */
            finished_at?: string;
            /**
             * Format: uuid
             * @description Also the `webhook-id` that the receiver sees
             * @example 5f0b2c7e-3a44-5e0c-9a53-2f6f7c0a1c1d
             */
            id: string;
            log: components["schemas"]["DeliveryAttemptView"][];
            /**
             * Format: date-time
             * @description Absent also while it waits behind an earlier message about the same subject
             */
            next_attempt_at?: string;
            /**
             * Format: date-time
             * @description When it happened
             * @example 2026-11-20T12:00:00.000Z
             */
            occurred_at: string;
            /** @description The body, as it was signed and sent */
            payload: {
                [key: string]: unknown;
            };
            /** @example 2 */
            previous_sequence: number | null;
            /** @example 3 */
            sequence: number;
            /**
             * @example delivered
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /**
             * @description What it is about
             * @example order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            subject: string;
            /** @example order.captured */
            type: string;
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            webhook_id: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "5f0b2c7e-3a44-5e0c-9a53-2f6f7c0a1c1d",
         *           "webhook_id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "type": "order.captured",
         *           "subject": "order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "sequence": 3,
         *           "previous_sequence": 2,
         *           "status": "delivered",
         *           "attempts": 1,
         *           "occurred_at": "2026-11-20T12:00:00.000Z"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        DeliveryListView: {
            data: components["schemas"]["DeliveryView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        DeliveryView: {
            /** @example 1 */
            attempts: number;
            /**
             * Format: date-time
             * @description When it was delivered or given up
             */
            finished_at?: string;
            /**
             * Format: uuid
             * @description Also the `webhook-id` that the receiver sees
             * @example 5f0b2c7e-3a44-5e0c-9a53-2f6f7c0a1c1d
             */
            id: string;
            /**
             * Format: date-time
             * @description Absent also while it waits behind an earlier message about the same subject
             */
            next_attempt_at?: string;
            /**
             * Format: date-time
             * @description When it happened
             * @example 2026-11-20T12:00:00.000Z
             */
            occurred_at: string;
            /** @example 2 */
            previous_sequence: number | null;
            /** @example 3 */
            sequence: number;
            /**
             * @example delivered
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /**
             * @description What it is about
             * @example order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            subject: string;
            /** @example order.captured */
            type: string;
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            webhook_id: string;
        };
        DisableWebhookDto: {
            /**
             * @description For those who find it switched off. No personal data
             * @example the receiver is being moved
             */
            reason?: string;
        };
        DisputeView: {
            /** @description Of what the order had left */
            amount: components["schemas"]["AmountSchema"];
            /** @description Taken beyond what the order had left (refunded before): a claim, until the dispute is won */
            beyond?: components["schemas"]["AmountSchema"];
            /**
             * @description Counts within the order
             * @example 1
             */
            id: string;
            /** @example 4337417658 */
            provider_reference?: string;
            /** @enum {string} */
            status: "open" | "won" | "lost";
        };
        DueView: {
            /**
             * Format: date-time
             * @example 2036-01-31T08:00:00.000Z
             */
            at: string;
            /**
             * @description A period begins, a charge is tried or moves on, a pause ends, the agreement ends, nobody paid
             * @enum {string}
             */
            kind: "period" | "charge" | "resume" | "end" | "give_up";
        };
        DunningDto: {
            /**
             * @description Days after the due day on which a charge is tried; 0 is the charge itself
             * @example [
             *       0,
             *       2,
             *       5,
             *       9,
             *       14
             *     ]
             */
            attempt_days: number[];
            /** @example 30 */
            end_day: number;
            /** @example 21 */
            suspend_day: number;
        };
        ElsewhereView: {
            /** @example cobo */
            provider: string;
            /** @description In units in which nothing was compared: explains no difference */
            under_way: components["schemas"]["UnderWayView"][];
            /** @description What the provider holds and the ledger has no unit for */
            unread: string[];
        };
        EndDisputeDto: {
            /**
             * @description `won`: the contested money came back; `lost`: it stays away
             * @enum {string}
             */
            outcome: "won" | "lost";
            /**
             * @description Where this is known from. No personal data
             * @example case 4711: the portal shows it as reversed
             */
            reason: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "type": "Captured",
         *           "summary": "trustpay-eu captured 100.00 EUR",
         *           "stream": "order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "revision": 3,
         *           "position": "1234",
         *           "actor": "provider:trustpay-eu",
         *           "correlation_id": "4c1f0a8e-5d0e-5a52-9a53-2f6f7c0a1c1d",
         *           "causation_id": "4c1f0a8e-5d0e-5a52-9a53-2f6f7c0a1c1d",
         *           "occurred_at": "2026-11-20T12:00:00.000Z",
         *           "recorded_at": "2026-11-20T12:00:00.004Z",
         *           "data": {
         *             "operationId": 2,
         *             "amount": {
         *               "minor": "10000",
         *               "currency": "EUR"
         *             },
         *             "provider": "trustpay-eu"
         *           },
         *           "postings": [
         *             {
         *               "rule": "capture",
         *               "layer": "posted",
         *               "legs": [
         *                 {
         *                   "account": "psp:trustpay-eu:EUR:receivable",
         *                   "side": "debit",
         *                   "amount": {
         *                     "value": "100.00",
         *                     "currency": "EUR"
         *                   }
         *                 },
         *                 {
         *                   "account": "service:shop:EUR:unsettled",
         *                   "side": "credit",
         *                   "amount": {
         *                     "value": "100.00",
         *                     "currency": "EUR"
         *                   }
         *                 }
         *               ]
         *             }
         *           ]
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        EventListView: {
            data: components["schemas"]["EventView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        EventView: {
            /** @example provider:trustpay-eu */
            actor: string;
            /**
             * Format: uuid
             * @description The command or event that caused this one
             * @example 4c1f0a8e-5d0e-5a52-9a53-2f6f7c0a1c1d
             */
            causation_id: string;
            /**
             * Format: uuid
             * @example 4c1f0a8e-5d0e-5a52-9a53-2f6f7c0a1c1d
             */
            correlation_id: string;
            /**
             * @description The event as stored; personal data stays sealed
             * @example {
             *       "operationId": 2,
             *       "amount": {
             *         "minor": "10000",
             *         "currency": "EUR"
             *       },
             *       "provider": "trustpay-eu"
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: uuid
             * @example 8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was decided
             * @example 2026-11-20T12:00:00.000Z
             */
            occurred_at: string;
            /** @example 1234 */
            position: string;
            /** @description What it did to the books */
            postings: components["schemas"]["PostingView"][];
            /**
             * Format: date-time
             * @description When the store took it
             * @example 2026-11-20T12:00:00.004Z
             */
            recorded_at: string;
            /** @example 3 */
            revision: number;
            /** @example order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11 */
            stream: string;
            /** @example trustpay-eu captured 100.00 EUR */
            summary: string;
            /** @example Captured */
            type: string;
        };
        ExplainedAccountView: {
            /** @example psp:trustpay-eu:EUR:receivable */
            account: string;
            /** @description Added up again from the level below */
            added: components["schemas"]["BalanceSchema"];
            /** @example true */
            equal: boolean;
            /** @description As the journal holds it */
            journal: components["schemas"]["BalanceSchema"];
            /** @enum {string} */
            layer: "posted" | "pending";
            legs: components["schemas"]["ExplainedLegView"][];
            /** @description As the level above tells it */
            told: components["schemas"]["BalanceSchema"];
            /** @example captured */
            what: string;
        };
        ExplainedAmountView: {
            /** @description Added up again from the level below */
            added: components["schemas"]["BalanceSchema"];
            /** @example true */
            equal: boolean;
            /**
             * @description Of the events that make it
             * @example [
             *       "1234"
             *     ]
             */
            positions: string[];
            /** @description As the level above tells it */
            told: components["schemas"]["BalanceSchema"];
            /** @example captured */
            what: string;
        };
        ExplainedBankLineView: {
            /**
             * @description At the bank
             * @example SK3112000000198742637541
             */
            account: string;
            /** @description Added up again from the level below */
            added: components["schemas"]["BalanceSchema"];
            /** @example 8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10 */
            bank_line_id: string;
            /** @example 2026-11-20 */
            booked_on: string | null;
            /** @example true */
            equal: boolean;
            /** @description As the level above tells it */
            told: components["schemas"]["BalanceSchema"];
            /** @example captured */
            what: string;
        };
        ExplainedEventView: {
            /** @description Null where it was our own decision */
            message: components["schemas"]["ProviderMessageView"] | null;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            occurred_at: string;
            /** @example 1234 */
            position: string;
            /** @example trustpay-eu captured 100.00 EUR */
            summary: string;
            /** @example Captured */
            type: string;
        };
        ExplainedLegView: {
            /** @description Debits positive */
            amount: components["schemas"]["BalanceSchema"];
            /**
             * @description The posting, as in the journal
             * @example 1234.0
             */
            posting: string;
            /** @example capture */
            rule: string;
        };
        ExplainedPayoutView: {
            bank_lines: components["schemas"]["ExplainedBankLineView"][];
            checks: components["schemas"]["ComparisonView"][];
            net: components["schemas"]["BalanceSchema"] | null;
            /**
             * @description Paid by it and not told to the order yet, which follows in a moment; not counted above
             * @example []
             */
            not_told: components["schemas"]["UntoldItemView"][];
            /**
             * @description The provider's own name of it
             * @example PO-2026-11
             */
            payout_id: string | null;
            /** @example trustpay-eu */
            provider: string | null;
            /** @example 8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10 */
            settlement_id: string;
        };
        FailureView: {
            /** @example 1011 */
            code: string;
            /** @example not possible for this transaction */
            reason: string;
        };
        FetchPayoutsDto: {
            /** @example cobo */
            provider: string;
        };
        FieldErrorSchema: {
            /** @example amount value must be a string such as "100.00", never a JSON number */
            message: string;
            /** @example /amount */
            pointer: string;
        };
        HeldView: {
            /**
             * @description In the words of the provider
             * @example merchant M1001
             */
            account: string;
            amount: components["schemas"]["BalanceSchema"];
        };
        /**
         * @example {
         *       "id": "3e1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a13",
         *       "format": "report.json",
         *       "status": "running",
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "bytes": 18211,
         *       "payouts": 1,
         *       "payout_lines": 42,
         *       "bank_lines": 4,
         *       "known": 0,
         *       "presumed": 1,
         *       "left_to_others": 1,
         *       "started_at": "2026-03-08T09:00:00.000Z",
         *       "completed_at": "2026-03-08T09:00:01.000Z",
         *       "revision": 1,
         *       "position": "1234"
         *     }
         */
        ImportView: {
            /**
             * @description Booked lines of the bank
             * @example 4
             */
            bank_lines?: number;
            /** @example 18211 */
            bytes: number;
            /**
             * Format: date-time
             * @example 2026-03-08T09:00:01.000Z
             */
            completed_at?: string;
            /** @enum {string} */
            format: "report.json" | "report.csv" | "camt.053" | "provider";
            /**
             * Format: uuid
             * @example 3e1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a13
             */
            id: string;
            /**
             * @description Of all these, known from another file already
             * @example 0
             */
            known?: number;
            /**
             * @description Payouts of a shared account at a provider that are in the books of other merchants
             * @example 1
             */
            left_to_others?: number;
            /** @example 42 */
            payout_lines?: number;
            /** @example 1 */
            payouts?: number;
            /** @example 1234 */
            position: string;
            /**
             * @description Of the lines known: those without a reference of the bank where the statements do not tell whether a booking is shown again or is another one; compare the balance of the account with the closing balance
             * @example 1
             */
            presumed?: number;
            /** @example 1 */
            revision: number;
            /** @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 */
            sha256: string;
            /**
             * Format: date-time
             * @example 2026-03-08T09:00:00.000Z
             */
            started_at: string;
            /**
             * @description One that died while running is finished by the same file
             * @enum {string}
             */
            status: "running" | "completed";
        };
        JournalEntryView: {
            /**
             * Format: uuid
             * @example 8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            event_id: string;
            /** @example 1234.0 */
            id: string;
            /** @enum {string} */
            layer: "posted" | "pending";
            /**
             * @example [
             *       {
             *         "account": "psp:trustpay-eu:EUR:receivable",
             *         "side": "debit",
             *         "amount": {
             *           "value": "100.00",
             *           "currency": "EUR"
             *         }
             *       },
             *       {
             *         "account": "service:shop:EUR:unsettled",
             *         "side": "credit",
             *         "amount": {
             *           "value": "100.00",
             *           "currency": "EUR"
             *         }
             *       }
             *     ]
             */
            legs: components["schemas"]["JournalLegView"][];
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            occurred_at: string;
            /**
             * Format: uuid
             * @description Null for money that names no order
             * @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            order_id: string | null;
            /** @example 1234 */
            position: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.004Z
             */
            recorded_at: string;
            /** @example capture */
            rule: string;
        };
        JournalLegView: {
            /** @example psp:trustpay-eu:EUR:receivable */
            account: string;
            amount: components["schemas"]["AmountSchema"];
            /** @enum {string} */
            side: "debit" | "credit";
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "1234.0",
         *           "rule": "capture",
         *           "layer": "posted",
         *           "order_id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "event_id": "8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "occurred_at": "2026-11-20T12:00:00.000Z",
         *           "recorded_at": "2026-11-20T12:00:00.004Z",
         *           "position": "1234",
         *           "legs": [
         *             {
         *               "account": "psp:trustpay-eu:EUR:receivable",
         *               "side": "debit",
         *               "amount": {
         *                 "value": "100.00",
         *                 "currency": "EUR"
         *               }
         *             },
         *             {
         *               "account": "service:shop:EUR:unsettled",
         *               "side": "credit",
         *               "amount": {
         *                 "value": "100.00",
         *                 "currency": "EUR"
         *               }
         *             }
         *           ]
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        JournalView: {
            data: components["schemas"]["JournalEntryView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        LegView: {
            /** @example psp:trustpay-eu:EUR:receivable */
            account: string;
            amount: components["schemas"]["AmountSchema"];
            /** @enum {string} */
            side: "debit" | "credit";
        };
        /**
         * @example {
         *       "status": "ok"
         *     }
         */
        LiveView: {
            /** @enum {string} */
            status: "ok";
        };
        MoveClockDto: {
            /**
             * @description By how much: an ISO 8601 duration. This or `to`
             * @example P13M
             */
            advance?: string;
            /**
             * @description To when
             * @example 2027-12-24T09:00:00Z
             */
            to?: string;
        };
        NextActionView: {
            /**
             * @description Where the coins go
             * @example 0x52908400098527886E0F7030069857D2E4169EE7
             */
            address?: string;
            /** @description How much to send, in the asset */
            amount?: components["schemas"]["AmountSchema"];
            /**
             * @description What to send
             * @example ETH_USDT
             */
            asset?: string;
            /**
             * @description The chain of the address, by its name at the provider
             * @example ETH
             */
            chain?: string;
            /** @description Text for a QR code */
            qr?: string;
            /** @enum {string} */
            type: "redirect" | "pay_to_address";
            /**
             * Format: uri
             * @description Send the payer's browser there; beside an address it shows the same as a page, where there is one
             * @example https://provider.example/pay/4337417657
             */
            url?: string;
        };
        NotComparedView: {
            /**
             * @description It should have been: coins are in its custody, or it can tell what it holds
             * @example false
             */
            missed: boolean;
            /** @example payfield */
            provider: string;
            /** @example it tells no balance that an account of the books should equal */
            reason: string;
        };
        NoteBreakDto: {
            /**
             * @description Name no person in it
             * @example the bank was asked about it
             */
            text: string;
        };
        NoteView: {
            /**
             * Format: date-time
             * @example 2026-03-09T09:00:00.000Z
             */
            at: string;
            /** @example key:8c1a4c0b3f5b */
            by: string;
            /** @example the bank was asked about it */
            text: string;
        };
        OpenAmountView: {
            /**
             * @description Of the bank, for `clearing` and `ordered`
             * @example SK1799520000004107347927
             */
            account: string | null;
            /** @description With the sign of the account in the books: `bank:…:unmatched` is the `clearing` of its account, `bank:…:ordered` the `ordered` */
            amount: components["schemas"]["BalanceSchema"];
            /** @example 12 */
            count: number;
            /**
             * Format: date-time
             * @example 2026-03-07T00:00:00.000Z
             */
            oldest: string | null;
            /** @example acme */
            provider: string | null;
            /**
             * @description Captured and not paid out; announced and not credited; on the account and not matched; left by our bank orders and not shown by the account
             * @enum {string}
             */
            what: "receivable" | "transit" | "clearing" | "ordered";
        };
        OpenChargeView: {
            amount: components["schemas"]["AmountSchema"];
            /**
             * @description How often it was tried
             * @example 1
             */
            attempts: number;
            /**
             * @description First day of the period
             * @example 2026-01-31
             */
            date: string;
            /**
             * Format: date-time
             * @description When it is tried again, or moves on if nothing happens
             */
            next_at?: string;
            /**
             * @description What it will be then, if it is not tried again
             * @example suspended
             */
            next_state?: string;
            /**
             * Format: uuid
             * @description The order that collects it
             */
            order_id?: string;
            /**
             * @description Number of the period
             * @example 2
             */
            period: number;
            /**
             * @description Why it is there
             * @example soft_funds
             */
            reason?: string;
            /** @enum {string} */
            state: "waiting" | "processing" | "retrying" | "awaiting_customer" | "past_due" | "suspended" | "held";
        };
        OpenedNotificationView: {
            /**
             * @description The issuer's number of a card payment. As the message names it; `[erased]` where its retention is over
             * @example 198159
             */
            auth_number?: string;
            /**
             * @description Who sent a credit or got a debit. As the message names it; `[erased]` where its retention is over
             * @example SK3399520000002107425307
             */
            counter_account?: string;
            /**
             * @description As the message names it; `[erased]` where its retention is over
             * @example Jana Nováková
             */
            counter_account_name?: string;
            /** @example 1234 */
            position: string;
            /** @example trustpay-eu */
            provider: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            received_at: string;
            /**
             * @description Where it is stored
             * @example notification-trustpay-eu.Zm9v
             */
            stream: string;
        };
        OperationView: {
            amount: components["schemas"]["AmountSchema"];
            /**
             * Format: uuid
             * @description Of a refund that a bank order pays: no provider knows it, and the bank order ends it
             */
            bank_order_id?: string;
            decline?: components["schemas"]["DeclineView"];
            failure?: components["schemas"]["FailureView"];
            /** @example 2 */
            id: number;
            /**
             * @description Asked for after the hold should have ended
             * @enum {boolean}
             */
            late?: true;
            /** @example 4337417658 */
            provider_reference?: string;
            /**
             * @description The name under which the provider knows the operation
             * @example 2rK0vLhX9QyYhD3oWq8n1B2
             */
            reference: string;
            /**
             * Format: date-time
             * @description When it was asked for: the age of an operation in doubt counts from here
             * @example 2026-11-20T12:00:00.000Z
             */
            requested_at?: string;
            /** @enum {string} */
            status: "requested" | "requires_action" | "announced" | "pending" | "unknown" | "underpaid" | "succeeded" | "declined" | "failed" | "expired" | "cancelled";
            /** @enum {string} */
            type: "authorize" | "capture" | "void" | "refund";
        };
        /**
         * @example {
         *       "id": "110876",
         *       "state": "Processed",
         *       "stage": "waiting",
         *       "amount": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "destination_account": "SK3699520000002107842741",
         *       "created_at": "2026-03-02T09:15:00.0076915Z",
         *       "order_file": "<Document><CstmrCdtTrfInitn/></Document>"
         *     }
         */
        OrderAtBankView: {
            amount: components["schemas"]["BalanceSchema"];
            /** @example 2026-03-02T09:15:00.0076915Z */
            created_at?: string;
            /**
             * @description The beneficiary's, as the bank writes it
             * @example SK3699520000002107842741
             */
            destination_account?: string;
            /** @example 110876 */
            id: string;
            /**
             * @description The payment order as the bank keeps it, pain.001
             * @example <Document><CstmrCdtTrfInitn/></Document>
             */
            order_file?: string;
            /**
             * @description What it means
             * @enum {string}
             */
            stage: "waiting" | "executed" | "failed" | "reversed" | "unrecognised";
            /**
             * @description The bank's own word
             * @example Processed
             */
            state: string;
        };
        /**
         * @example {
         *       "order_id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *       "reference": "INV-2026-17",
         *       "status": "captured",
         *       "revision": 3,
         *       "position": "1234",
         *       "amounts": [
         *         {
         *           "what": "captured",
         *           "told": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "added": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "equal": true,
         *           "positions": [
         *             "1234"
         *           ]
         *         }
         *       ],
         *       "accounts": [
         *         {
         *           "what": "captured",
         *           "told": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "added": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "equal": true,
         *           "account": "psp:trustpay-eu:EUR:receivable",
         *           "layer": "posted",
         *           "journal": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "legs": [
         *             {
         *               "posting": "1234.0",
         *               "rule": "capture",
         *               "amount": {
         *                 "value": "-12.50",
         *                 "currency": "EUR"
         *               }
         *             }
         *           ]
         *         }
         *       ],
         *       "events": [
         *         {
         *           "position": "1234",
         *           "type": "Captured",
         *           "summary": "trustpay-eu captured 100.00 EUR",
         *           "occurred_at": "2026-11-20T12:00:00.000Z",
         *           "message": {
         *             "source": "answer",
         *             "id": "8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *             "code": "0",
         *             "provider": "trustpay-eu",
         *             "stream": "notification-trustpay-eu.Zm9v",
         *             "received_at": "2026-11-20T12:00:00.000Z",
         *             "auth_number": "198159",
         *             "note": "answered to our call",
         *             "amount": {
         *               "what": "captured",
         *               "told": {
         *                 "value": "-12.50",
         *                 "currency": "EUR"
         *               },
         *               "added": {
         *                 "value": "-12.50",
         *                 "currency": "EUR"
         *               },
         *               "equal": true
         *             }
         *           }
         *         }
         *       ],
         *       "payouts": [
         *         {
         *           "settlement_id": "8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "provider": "trustpay-eu",
         *           "payout_id": "PO-2026-11",
         *           "net": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "checks": [
         *             {
         *               "what": "captured",
         *               "told": {
         *                 "value": "-12.50",
         *                 "currency": "EUR"
         *               },
         *               "added": {
         *                 "value": "-12.50",
         *                 "currency": "EUR"
         *               },
         *               "equal": true
         *             }
         *           ],
         *           "bank_lines": [
         *             {
         *               "what": "captured",
         *               "told": {
         *                 "value": "-12.50",
         *                 "currency": "EUR"
         *               },
         *               "added": {
         *                 "value": "-12.50",
         *                 "currency": "EUR"
         *               },
         *               "equal": true,
         *               "bank_line_id": "8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *               "account": "SK3112000000198742637541",
         *               "booked_on": "2026-11-20"
         *             }
         *           ],
         *           "not_told": []
         *         }
         *       ],
         *       "compared": 12,
         *       "adds_up": true
         *     }
         */
        OrderExplanation: {
            /** @description What the order moves in the books, each from its postings */
            accounts: components["schemas"]["ExplainedAccountView"][];
            /**
             * @description All of them were equal
             * @example true
             */
            adds_up: boolean;
            /** @description The amounts, each from its events */
            amounts: components["schemas"]["ExplainedAmountView"][];
            /**
             * @description How many sums were compared
             * @example 12
             */
            compared: number;
            /** @description The events, each with where it is known from */
            events: components["schemas"]["ExplainedEventView"][];
            /**
             * Format: uuid
             * @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            order_id: string;
            /** @description The payouts that paid something of it */
            payouts: components["schemas"]["ExplainedPayoutView"][];
            /** @example 1234 */
            position: string;
            /** @example INV-2026-17 */
            reference: string;
            /** @example 3 */
            revision: number;
            /** @example captured */
            status: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "merchant_id": "shop",
         *           "reference": "INV-2026-17",
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "method": "card",
         *           "provider": "trustpay-eu",
         *           "capture": "automatic",
         *           "status": "partially_refunded",
         *           "authorized": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "captured": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "refunded": {
         *             "value": "30.00",
         *             "currency": "EUR"
         *           },
         *           "voided": {
         *             "value": "0.00",
         *             "currency": "EUR"
         *           },
         *           "capturable": {
         *             "value": "0.00",
         *             "currency": "EUR"
         *           },
         *           "refundable": {
         *             "value": "70.00",
         *             "currency": "EUR"
         *           },
         *           "in_doubt": {
         *             "value": "0.00",
         *             "currency": "EUR"
         *           },
         *           "unexpected": {
         *             "value": "0.00",
         *             "currency": "EUR"
         *           },
         *           "unexpected_assets": [],
         *           "overpaid": {
         *             "value": "0.00",
         *             "currency": "EUR"
         *           },
         *           "settled": {
         *             "value": "0.00",
         *             "currency": "EUR"
         *           },
         *           "fees": {
         *             "value": "0.00",
         *             "currency": "EUR"
         *           },
         *           "attempts": [
         *             {
         *               "id": 1,
         *               "provider": "trustpay-eu",
         *               "flow": "hosted",
         *               "status": "authorized",
         *               "provider_reference": "4337417657",
         *               "card": {
         *                 "mask": "0000",
         *                 "expiry": "1230"
         *               },
         *               "expires_at": "2026-11-20T12:30:00.000Z"
         *             }
         *           ],
         *           "operations": [
         *             {
         *               "id": 1,
         *               "type": "authorize",
         *               "status": "succeeded",
         *               "amount": {
         *                 "value": "100.00",
         *                 "currency": "EUR"
         *               },
         *               "reference": "2rK0vLhX9QyYhD3oWq8n1B1",
         *               "provider_reference": "4337417657",
         *               "requested_at": "2026-11-20T12:00:00.000Z"
         *             },
         *             {
         *               "id": 2,
         *               "type": "refund",
         *               "status": "succeeded",
         *               "amount": {
         *                 "value": "30.00",
         *                 "currency": "EUR"
         *               },
         *               "reference": "2rK0vLhX9QyYhD3oWq8n1B2",
         *               "provider_reference": "4337417658",
         *               "requested_at": "2026-11-20T12:09:40.000Z"
         *             }
         *           ],
         *           "disputes": [],
         *           "return_url": "https://shop.example/thanks",
         *           "created_at": "2026-11-20T12:00:00.000Z",
         *           "updated_at": "2026-11-20T12:09:41.120Z",
         *           "revision": 4,
         *           "position": "1234"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        OrderListView: {
            data: components["schemas"]["OrderSummaryView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *       "merchant_id": "shop",
         *       "reference": "INV-2026-17",
         *       "amount": {
         *         "value": "100.00",
         *         "currency": "EUR"
         *       },
         *       "method": "card",
         *       "provider": "trustpay-eu",
         *       "capture": "automatic",
         *       "status": "partially_refunded",
         *       "authorized": {
         *         "value": "100.00",
         *         "currency": "EUR"
         *       },
         *       "captured": {
         *         "value": "100.00",
         *         "currency": "EUR"
         *       },
         *       "refunded": {
         *         "value": "30.00",
         *         "currency": "EUR"
         *       },
         *       "voided": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "capturable": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "refundable": {
         *         "value": "70.00",
         *         "currency": "EUR"
         *       },
         *       "in_doubt": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "unexpected": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "unexpected_assets": [],
         *       "overpaid": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "settled": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "fees": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "attempts": [
         *         {
         *           "id": 1,
         *           "provider": "trustpay-eu",
         *           "flow": "hosted",
         *           "status": "authorized",
         *           "provider_reference": "4337417657",
         *           "card": {
         *             "mask": "0000",
         *             "expiry": "1230"
         *           },
         *           "expires_at": "2026-11-20T12:30:00.000Z"
         *         }
         *       ],
         *       "operations": [
         *         {
         *           "id": 1,
         *           "type": "authorize",
         *           "status": "succeeded",
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "reference": "2rK0vLhX9QyYhD3oWq8n1B1",
         *           "provider_reference": "4337417657",
         *           "requested_at": "2026-11-20T12:00:00.000Z"
         *         },
         *         {
         *           "id": 2,
         *           "type": "refund",
         *           "status": "succeeded",
         *           "amount": {
         *             "value": "30.00",
         *             "currency": "EUR"
         *           },
         *           "reference": "2rK0vLhX9QyYhD3oWq8n1B2",
         *           "provider_reference": "4337417658",
         *           "requested_at": "2026-11-20T12:09:40.000Z"
         *         }
         *       ],
         *       "disputes": [],
         *       "return_url": "https://shop.example/thanks",
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "updated_at": "2026-11-20T12:09:41.120Z",
         *       "revision": 4,
         *       "position": "1234"
         *     }
         */
        OrderSummaryView: {
            /**
             * Format: uuid
             * @description The agreement that collects by this order
             */
            agreement_id?: string;
            /**
             * @description Number of the period, for a charge
             * @example 2
             */
            agreement_period?: number;
            amount: components["schemas"]["AmountSchema"];
            /**
             * @description What happens to the hold before it ends
             * @enum {string}
             */
            at_deadline?: "capture" | "release";
            attempts: components["schemas"]["AttemptView"][];
            authorized: components["schemas"]["AmountSchema"];
            /** @description What a capture may still take, operations under way counted */
            capturable: components["schemas"]["AmountSchema"];
            /** @enum {string} */
            capture: "automatic" | "manual";
            /**
             * @description Captured by itself so long after the authorisation
             * @example P3D
             */
            capture_after?: string;
            /**
             * Format: date-time
             * @description The hold is expected to end then
             * @example 2026-11-27T12:00:00.000Z
             */
            capture_before?: string;
            captured: components["schemas"]["AmountSchema"];
            /**
             * Format: uuid
             * @description The card on file that this payment kept
             */
            card_id?: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            crypto?: components["schemas"]["CryptoDto"];
            /** @description Captured money that the payer’s bank took back, or wants back */
            disputes: components["schemas"]["DisputeView"][];
            /**
             * Format: date-time
             * @description The payer may pay until then; so long money is waited for that the payer has ordered from the bank
             * @example 2026-11-20T12:30:00.000Z
             */
            expires_at?: string;
            /** @description What providers kept, where they say so */
            fees: components["schemas"]["AmountSchema"];
            /**
             * Format: uuid
             * @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            id: string;
            /** @description Amount of operations whose outcome is unknown */
            in_doubt: components["schemas"]["AmountSchema"];
            /** @example shop */
            merchant_id: string;
            /** @example card */
            method: string;
            operations: components["schemas"]["OperationView"][];
            /** @description What the payer sent too much, at the quote of the payment */
            overpaid: components["schemas"]["AmountSchema"];
            /** @example 1234 */
            position: string;
            /** @example trustpay-eu */
            provider: string;
            /** @example INV-2026-17 */
            reference: string;
            /** @description What a refund may still give back, operations under way counted */
            refundable: components["schemas"]["AmountSchema"];
            refunded: components["schemas"]["AmountSchema"];
            return_url?: string;
            /** @example 3 */
            revision: number;
            /** @description Paid out by the provider: captures less the refunds it netted */
            settled: components["schemas"]["BalanceSchema"];
            splits?: components["schemas"]["SplitView"][];
            /**
             * @description Derived from the amounts and operations
             * @enum {string}
             */
            status: "requires_action" | "processing" | "authorized" | "partially_captured" | "captured" | "partially_refunded" | "refunded" | "voided" | "declined" | "failed" | "expired" | "cancelled" | "overpaid" | "underpaid" | "in_doubt" | "disputed";
            /** @description Money that came without an operation that explains it; in suspense */
            unexpected: components["schemas"]["AmountSchema"];
            /** @description The same in other units than the order’s; in suspense */
            unexpected_assets: components["schemas"]["AmountSchema"][];
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:04.120Z
             */
            updated_at: string;
            voided: components["schemas"]["AmountSchema"];
        };
        /**
         * @example {
         *       "id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *       "merchant_id": "shop",
         *       "reference": "INV-2026-17",
         *       "amount": {
         *         "value": "100.00",
         *         "currency": "EUR"
         *       },
         *       "method": "card",
         *       "provider": "trustpay-eu",
         *       "capture": "automatic",
         *       "status": "partially_refunded",
         *       "authorized": {
         *         "value": "100.00",
         *         "currency": "EUR"
         *       },
         *       "captured": {
         *         "value": "100.00",
         *         "currency": "EUR"
         *       },
         *       "refunded": {
         *         "value": "30.00",
         *         "currency": "EUR"
         *       },
         *       "voided": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "capturable": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "refundable": {
         *         "value": "70.00",
         *         "currency": "EUR"
         *       },
         *       "in_doubt": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "unexpected": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "unexpected_assets": [],
         *       "overpaid": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "settled": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "fees": {
         *         "value": "0.00",
         *         "currency": "EUR"
         *       },
         *       "attempts": [
         *         {
         *           "id": 1,
         *           "provider": "trustpay-eu",
         *           "flow": "hosted",
         *           "status": "authorized",
         *           "provider_reference": "4337417657",
         *           "card": {
         *             "mask": "0000",
         *             "expiry": "1230"
         *           },
         *           "expires_at": "2026-11-20T12:30:00.000Z"
         *         }
         *       ],
         *       "operations": [
         *         {
         *           "id": 1,
         *           "type": "authorize",
         *           "status": "succeeded",
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "reference": "2rK0vLhX9QyYhD3oWq8n1B1",
         *           "provider_reference": "4337417657",
         *           "requested_at": "2026-11-20T12:00:00.000Z"
         *         },
         *         {
         *           "id": 2,
         *           "type": "refund",
         *           "status": "succeeded",
         *           "amount": {
         *             "value": "30.00",
         *             "currency": "EUR"
         *           },
         *           "reference": "2rK0vLhX9QyYhD3oWq8n1B2",
         *           "provider_reference": "4337417658",
         *           "requested_at": "2026-11-20T12:09:40.000Z"
         *         }
         *       ],
         *       "disputes": [],
         *       "return_url": "https://shop.example/thanks",
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "updated_at": "2026-11-20T12:09:41.120Z",
         *       "revision": 4,
         *       "position": "1234",
         *       "next_action": null,
         *       "customer": {
         *         "id": "cust-77",
         *         "name": "Jana Nováková",
         *         "email": "jana@example.sk"
         *       },
         *       "description": "Invoice 2026-17",
         *       "metadata": {
         *         "cart": "8812"
         *       }
         *     }
         */
        OrderView: {
            /**
             * Format: uuid
             * @description The agreement that collects by this order
             */
            agreement_id?: string;
            /**
             * @description Number of the period, for a charge
             * @example 2
             */
            agreement_period?: number;
            amount: components["schemas"]["AmountSchema"];
            /**
             * @description What happens to the hold before it ends
             * @enum {string}
             */
            at_deadline?: "capture" | "release";
            attempts: components["schemas"]["AttemptView"][];
            authorized: components["schemas"]["AmountSchema"];
            /** @description What a capture may still take, operations under way counted */
            capturable: components["schemas"]["AmountSchema"];
            /** @enum {string} */
            capture: "automatic" | "manual";
            /**
             * @description Captured by itself so long after the authorisation
             * @example P3D
             */
            capture_after?: string;
            /**
             * Format: date-time
             * @description The hold is expected to end then
             * @example 2026-11-27T12:00:00.000Z
             */
            capture_before?: string;
            captured: components["schemas"]["AmountSchema"];
            /**
             * Format: uuid
             * @description The card on file that this payment kept
             */
            card_id?: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            crypto?: components["schemas"]["CryptoDto"];
            /** @description As given; `[erased]` where the person was erased */
            customer?: components["schemas"]["CustomerDto"];
            description?: string;
            /** @description Captured money that the payer’s bank took back, or wants back */
            disputes: components["schemas"]["DisputeView"][];
            /**
             * Format: date-time
             * @description The payer may pay until then; so long money is waited for that the payer has ordered from the bank
             * @example 2026-11-20T12:30:00.000Z
             */
            expires_at?: string;
            /** @description What providers kept, where they say so */
            fees: components["schemas"]["AmountSchema"];
            /**
             * Format: uuid
             * @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            id: string;
            /** @description Amount of operations whose outcome is unknown */
            in_doubt: components["schemas"]["AmountSchema"];
            /** @example shop */
            merchant_id: string;
            metadata?: {
                [key: string]: string;
            };
            /** @example card */
            method: string;
            next_action?: components["schemas"]["NextActionView"] | null;
            operations: components["schemas"]["OperationView"][];
            /** @description What the payer sent too much, at the quote of the payment */
            overpaid: components["schemas"]["AmountSchema"];
            /** @example 1234 */
            position: string;
            /** @example trustpay-eu */
            provider: string;
            /** @example INV-2026-17 */
            reference: string;
            /** @description What a refund may still give back, operations under way counted */
            refundable: components["schemas"]["AmountSchema"];
            refunded: components["schemas"]["AmountSchema"];
            return_url?: string;
            /** @example 3 */
            revision: number;
            /** @description Paid out by the provider: captures less the refunds it netted */
            settled: components["schemas"]["BalanceSchema"];
            splits?: components["schemas"]["SplitView"][];
            /**
             * @description Derived from the amounts and operations
             * @enum {string}
             */
            status: "requires_action" | "processing" | "authorized" | "partially_captured" | "captured" | "partially_refunded" | "refunded" | "voided" | "declined" | "failed" | "expired" | "cancelled" | "overpaid" | "underpaid" | "in_doubt" | "disputed";
            /** @description Money that came without an operation that explains it; in suspense */
            unexpected: components["schemas"]["AmountSchema"];
            /** @description The same in other units than the order’s; in suspense */
            unexpected_assets: components["schemas"]["AmountSchema"][];
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:04.120Z
             */
            updated_at: string;
            voided: components["schemas"]["AmountSchema"];
        };
        ParkedAgreementView: {
            /**
             * Format: date-time
             * @example 2036-01-31T08:00:05.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @description When that step was due
             * @example 2036-01-31T08:00:00.000Z
             */
            due_at: string;
            /**
             * @description What it failed by at last
             * @example RangeError: more than 10000 periods are due
             */
            error: string;
            /**
             * @description How often it was tried
             * @example 5
             */
            failures: number;
            /**
             * @description The step that fails
             * @enum {string}
             */
            kind: "period" | "charge" | "resume" | "end" | "give_up";
        };
        ParkedView: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            at: string;
            /** @example the window is not a number */
            error: string;
            /**
             * Format: uuid
             * @description The input that failed; a skip names it
             * @example 1f0f9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            source_event_id: string;
            /** @example Authorized */
            source_type: string;
        };
        PauseDto: {
            /**
             * @description A word of yours; no free text
             * @example customer_request
             */
            reason?: string;
            /** @description Ends by itself then; default: when resumed */
            until?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "period": 2,
         *           "first_day": "2026-03-31",
         *           "end_day": "2026-04-30",
         *           "starts_at": "2036-01-31T08:00:00.000Z",
         *           "ends_at": "2036-01-31T08:00:00.000Z",
         *           "resolution": "exact",
         *           "status": "open",
         *           "reason": "paused",
         *           "covers": [],
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "attempts": 1
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        PeriodListView: {
            data: components["schemas"]["PeriodView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        PeriodView: {
            amount?: components["schemas"]["AmountSchema"];
            /**
             * @description How often it was tried
             * @example 1
             */
            attempts: number;
            /** @description Periods that its charge pays for, where there are several */
            covers?: number[];
            /**
             * @description The day after the last
             * @example 2026-04-30
             */
            end_day: string;
            /**
             * Format: date-time
             * @example 2036-01-31T08:00:00.000Z
             */
            ends_at: string;
            /**
             * @description First day, on the customer's calendar
             * @example 2026-03-31
             */
            first_day: string;
            /** @description The period whose charge pays for it */
            merged_into?: number;
            /** Format: date-time */
            next_at?: string;
            /** Format: uuid */
            order_id?: string;
            /**
             * @description Number of the period, for ever
             * @example 2
             */
            period: number;
            /**
             * @description Why
             * @example paused
             */
            reason?: string;
            /**
             * @description Whether clocks were put forward over its time, or it came twice and the first one counts
             * @enum {string}
             */
            resolution: "exact" | "gap" | "overlap";
            /**
             * Format: date-time
             * @example 2036-01-31T08:00:00.000Z
             */
            starts_at: string;
            /** @description Of an open one: where its charge stands */
            state?: string;
            /** @enum {string} */
            status: "open" | "charged" | "skipped" | "merged" | "held";
        };
        PlaceSuspenseDto: {
            /**
             * Format: uuid
             * @description With `suspense`: the item that it explains
             */
            against?: string;
            /** @description Default: all that can be placed so */
            amount?: components["schemas"]["AmountSchema"];
            /**
             * @description With `merchant`: whose it is
             * @example shop
             */
            merchant?: string;
            /**
             * @description Name no person in it
             * @example returned by our bank
             */
            reason: string;
            /**
             * @description Where it belongs: against other money in `suspense` that it explains, the `receivable` of the provider, what the selling `service` has available, a `difference` that the house takes over, or, of money that belongs to nobody yet, the books of a `merchant`
             * @enum {string}
             */
            to: "suspense" | "receivable" | "service" | "difference" | "merchant";
        };
        PostingView: {
            /** @enum {string} */
            layer: "posted" | "pending";
            /**
             * @example [
             *       {
             *         "account": "psp:trustpay-eu:EUR:receivable",
             *         "side": "debit",
             *         "amount": {
             *           "value": "100.00",
             *           "currency": "EUR"
             *         }
             *       },
             *       {
             *         "account": "service:shop:EUR:unsettled",
             *         "side": "credit",
             *         "amount": {
             *           "value": "100.00",
             *           "currency": "EUR"
             *         }
             *       }
             *     ]
             */
            legs: components["schemas"]["LegView"][];
            /** @example capture */
            rule: string;
        };
        ProblemSchema: {
            /**
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "idempotency_key_required" | "unauthorized" | "forbidden" | "sandbox_only" | "second_person_required" | "not_found" | "no_bank_account" | "in_progress" | "conflict" | "outcome_unknown" | "attempt_in_progress" | "reference_pending" | "already_paid" | "not_authorized" | "void_in_progress" | "capture_in_progress" | "use_refund" | "order_closed" | "not_waiting_for_approval" | "execution_date_passed" | "suspense_moved" | "operation_final" | "paid_by_bank_order" | "nothing_to_capture" | "nothing_to_refund" | "nothing_to_return" | "nothing_to_void" | "process_not_parked" | "process_before_another_input" | "agreement_ended" | "agreement_not_active" | "agreement_paused" | "agreement_not_paused" | "agreement_parked" | "agreement_not_parked" | "nothing_to_retry" | "nothing_to_prorate" | "nothing_to_review" | "new_card_required" | "period_closed" | "card_removed" | "webhook_disabled" | "webhook_limit_reached" | "break_closed" | "note_limit_reached" | "nothing_in_suspense" | "invoice_recorded" | "period_invoiced" | "period_not_over" | "revision_mismatch" | "payload_too_large" | "unsupported_media_type" | "amount_exceeds_capturable" | "amount_exceeds_refundable" | "amount_not_positive" | "amount_exceeds_consent" | "currency_mismatch" | "unsupported_by_provider" | "provider_refused" | "no_provider" | "import_refused" | "treatment_not_possible" | "amount_exceeds_suspense" | "placing_not_possible" | "fees_not_billed" | "idempotency_key_reused" | "card_data_refused" | "rate_limited" | "internal_error" | "provider_unavailable" | "projection_behind" | "unavailable" | "overloaded";
            /** @example amount value must be a string such as "100.00", never a JSON number. */
            detail: string;
            errors?: components["schemas"]["FieldErrorSchema"][];
            /** @example /v1/orders */
            instance: string;
            /**
             * @description With import_refused: the line, where there is one
             * @example 12
             */
            line?: number;
            /**
             * @description With import_refused: where in the file
             * @example line 12
             */
            place?: string;
            /**
             * @description With import_refused: what is wrong there
             * @example net is not gross less fee
             */
            reason?: string;
            /** @description With amount_exceeds_…: what is left */
            remaining?: components["schemas"]["AmountSchema"];
            /**
             * Format: uuid
             * @example 0f9d5f1c-64f0-4a5e-9a53-2f6f7c0a1c1d
             */
            request_id: string;
            /**
             * @description Whether the same request may succeed when it is sent again
             * @example false
             */
            retryable: boolean;
            /** @example 400 */
            status: number;
            /** @example The request is not valid */
            title: string;
            /** @example urn:countinghouse:problem:invalid_request */
            type: string;
        };
        ProcessCommandView: {
            /**
             * @description `failed`: its target refused it for good
             * @enum {string}
             */
            fate: "issued" | "dispatched" | "failed";
            /** Format: date-time */
            fate_at?: string;
            /**
             * Format: uuid
             * @example 1f0f9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            issued_at: string;
            /** @example {} */
            payload: {
                [key: string]: unknown;
            };
            /** @description Why it failed */
            reason?: string;
            /** @example capture */
            type: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "process": "auto_capture",
         *           "instance": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "merchant_id": "shop",
         *           "status": "running",
         *           "inputs": 2,
         *           "undispatched": 0,
         *           "started_at": "2026-11-20T12:00:00.000Z",
         *           "last_input_at": "2026-11-20T12:00:00.000Z",
         *           "last_event_at": "2026-11-20T12:00:00.000Z"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        ProcessListView: {
            data: components["schemas"]["ProcessSummaryView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        ProcessSummaryView: {
            /** @example 2 */
            inputs: number;
            /**
             * @description What it is about, often an order
             * @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            instance: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            last_event_at: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            last_input_at: string;
            /** @example shop */
            merchant_id: string;
            /** @example auto_capture */
            process: string;
            /** @description Why it is parked, or how it ended */
            reason?: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            started_at: string;
            /** @enum {string} */
            status: "running" | "parked" | "ended";
            /**
             * @description Issued commands whose fate is not known
             * @example 0
             */
            undispatched: number;
        };
        /**
         * @example {
         *       "process": "auto_capture",
         *       "instance": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *       "merchant_id": "shop",
         *       "version": 1,
         *       "status": "running",
         *       "awaits": [
         *         "the end of the hold"
         *       ],
         *       "parked": {
         *         "source_event_id": "1f0f9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *         "source_type": "Authorized",
         *         "error": "the window is not a number",
         *         "at": "2026-11-20T12:00:00.000Z"
         *       },
         *       "timers": [
         *         {
         *           "id": "1f0f9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "name": "deadline",
         *           "due_at": "2026-11-20T12:00:00.000Z",
         *           "set_at": "2026-11-20T12:00:00.000Z"
         *         }
         *       ],
         *       "commands": [
         *         {
         *           "id": "1f0f9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "type": "capture",
         *           "payload": {},
         *           "issued_at": "2026-11-20T12:00:00.000Z",
         *           "fate": "issued"
         *         }
         *       ],
         *       "inputs_seen": 2,
         *       "waiting_inputs": [
         *         {
         *           "position": "1234",
         *           "stream": "order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "event_type": "Authorized",
         *           "attempts": 3,
         *           "next_attempt_at": "2026-11-20T12:00:00.000Z"
         *         }
         *       ],
         *       "waiting_commands": [
         *         {
         *           "position": "1234",
         *           "stream": "order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "event_type": "Authorized",
         *           "attempts": 3,
         *           "next_attempt_at": "2026-11-20T12:00:00.000Z"
         *         }
         *       ],
         *       "revision": 4,
         *       "position": "1234"
         *     }
         */
        ProcessView: {
            /**
             * @example [
             *       "the end of the hold"
             *     ]
             */
            awaits: string[];
            /** @description In the order of their issue */
            commands: components["schemas"]["ProcessCommandView"][];
            /** @example 2 */
            inputs_seen: number;
            /** @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11 */
            instance: string;
            /** @example shop */
            merchant_id: string;
            /** @description How it ended */
            outcome?: string;
            /** @description The input that it stands before */
            parked?: components["schemas"]["ParkedView"];
            /** @example 1234 */
            position: string;
            /** @example auto_capture */
            process: string;
            /** @example 4 */
            revision: number;
            /**
             * Format: date-time
             * @description When it was told something last
             */
            since?: string;
            /** @enum {string} */
            status: "running" | "parked" | "ended";
            /** @description Open ones, by due time */
            timers: components["schemas"]["TimerView"][];
            /**
             * @description Of its definition, when it began
             * @example 1
             */
            version: number;
            /** @description Commands that could not be sent yet */
            waiting_commands: components["schemas"]["WaitingEventView"][];
            /** @description Inputs that failed, or wait behind one that did */
            waiting_inputs: components["schemas"]["WaitingEventView"][];
        };
        /**
         * @example {
         *       "agrees": true,
         *       "position": "1234",
         *       "data": [
         *         {
         *           "provider": "cobo",
         *           "account": "custody:cobo:ETH_USDT",
         *           "books": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "told": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "difference": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "verdict": "equal",
         *           "held": [
         *             {
         *               "account": "merchant M1001",
         *               "amount": {
         *                 "value": "-12.50",
         *                 "currency": "EUR"
         *               }
         *             }
         *           ],
         *           "under_way": [
         *             {
         *               "what": "payment",
         *               "provider_has": "less",
         *               "count": 1,
         *               "amount": {
         *                 "value": "-12.50",
         *                 "currency": "EUR"
         *               }
         *             }
         *           ]
         *         }
         *       ],
         *       "not_compared": [
         *         {
         *           "provider": "payfield",
         *           "reason": "it tells no balance that an account of the books should equal",
         *           "missed": false
         *         }
         *       ],
         *       "beside": [
         *         {
         *           "provider": "cobo",
         *           "under_way": [
         *             {
         *               "what": "payment",
         *               "provider_has": "less",
         *               "count": 1,
         *               "amount": {
         *                 "value": "-12.50",
         *                 "currency": "EUR"
         *               }
         *             }
         *           ],
         *           "unread": []
         *         }
         *       ]
         *     }
         */
        ProviderBalancesView: {
            /**
             * @description Whether nothing differs, and everybody who should have answered did
             * @example true
             */
            agrees: boolean;
            /** @description What else the providers and their operations tell */
            beside: components["schemas"]["ElsewhereView"][];
            data: components["schemas"]["ProviderBalanceView"][];
            not_compared: components["schemas"]["NotComparedView"][];
            /**
             * @description Every event up to here is in the books
             * @example 1234
             */
            position: string;
        };
        ProviderBalanceView: {
            /**
             * @description Account of the books
             * @example custody:cobo:ETH_USDT
             */
            account: string;
            /** @description What the books say, over all merchants */
            books: components["schemas"]["BalanceSchema"];
            /** @description `told` less `books` */
            difference: components["schemas"]["BalanceSchema"];
            /** @description The accounts at the provider that add up to `told` */
            held: components["schemas"]["HeldView"][];
            /** @example cobo */
            provider: string;
            /** @description What the provider says */
            told: components["schemas"]["BalanceSchema"];
            under_way: components["schemas"]["UnderWayView"][];
            /**
             * @description `under_way`: a difference that what is under way can explain; `differs`: one that it cannot
             * @enum {string}
             */
            verdict: "equal" | "under_way" | "differs";
        };
        /**
         * @example {
         *       "provider": "trustpay-eu",
         *       "currency": "EUR",
         *       "data": [
         *         {
         *           "number": "F-2026-03",
         *           "from": "2026-03-01T00:00:00.000Z",
         *           "to": "2026-04-01T00:00:00.000Z",
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "accrued": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "difference": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "revision": 4,
         *       "position": "1234"
         *     }
         */
        ProviderInvoicesView: {
            /** @example EUR */
            currency: string;
            /** @description The latest period first */
            data: components["schemas"]["ProviderInvoiceView"][];
            /**
             * @description Of the last bill; queries can wait for it
             * @example 1234
             */
            position: string;
            /** @example trustpay-eu */
            provider: string;
            /**
             * @description Counted with each bill; -1 where none is recorded
             * @example 4
             */
            revision: number;
        };
        ProviderInvoiceView: {
            /** @description What was accrued for the period with its captures */
            accrued: components["schemas"]["AmountSchema"];
            /** @description What the bill comes to */
            amount: components["schemas"]["AmountSchema"];
            /** @description The bill less what was accrued: booked as a fee with the bill */
            difference: components["schemas"]["BalanceSchema"];
            /**
             * Format: date-time
             * @description Inclusive
             * @example 2026-03-01T00:00:00.000Z
             */
            from: string;
            /** @example F-2026-03 */
            number: string;
            /**
             * Format: date-time
             * @description Exclusive
             * @example 2026-04-01T00:00:00.000Z
             */
            to: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "name": "trustpay-eu",
         *           "title": "TrustPay EU",
         *           "capabilities": {
         *             "methods": [
         *               "card"
         *             ],
         *             "flows": [
         *               "hosted",
         *               "background"
         *             ],
         *             "currencies": [
         *               "EUR",
         *               "CZK"
         *             ],
         *             "card_on_file_customer_initiated": true,
         *             "card_on_file_merchant_initiated": true,
         *             "zero_amount_verification": true,
         *             "partial_capture": true,
         *             "multiple_captures": true,
         *             "refund": true,
         *             "partial_refund": true,
         *             "multiple_refunds": true,
         *             "void": true,
         *             "void_after_capture": false,
         *             "hold_lifetime": 604800,
         *             "authorization_windows": [
         *               {
         *                 "brand": "visa",
         *                 "days": 7,
         *                 "basis": "documented"
         *               }
         *             ],
         *             "transfer_days": 7,
         *             "settlement_delays": [
         *               {
         *                 "method": "card",
         *                 "days": 3,
         *                 "basis": "documented"
         *               }
         *             ],
         *             "query": false,
         *             "doubts_ended_by": [
         *               "query",
         *               "notification",
         *               "statement",
         *               "person"
         *             ],
         *             "hosted_lifetime": 1800
         *           }
         *         }
         *       ]
         *     }
         */
        ProviderListView: {
            data: components["schemas"]["ProviderView"][];
        };
        ProviderMessageView: {
            /** @description The amount of the event, or what it says was received, beside that of the message, which was opened and read once more. Of an outcome that is unknown it is shown and not counted: the difference is why it is unknown. */
            amount: components["schemas"]["ComparisonView"] | null;
            /**
             * @description The issuer's number of a card payment
             * @example 198159
             */
            auth_number: string | null;
            /**
             * @description The provider's result code
             * @example 0
             */
            code: string | null;
            /** @example 8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10 */
            id: string | null;
            /** @example answered to our call */
            note: string | null;
            /** @example trustpay-eu */
            provider: string | null;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            received_at: string | null;
            /** @enum {string} */
            source: "answer" | "notification" | "query" | "statement" | "person" | "clock" | "bank_order";
            /**
             * @description The stream of the stored notification
             * @example notification-trustpay-eu.Zm9v
             */
            stream: string | null;
        };
        ProviderView: {
            /** @description What the provider can do in this deployment */
            capabilities: components["schemas"]["CapabilitiesView"];
            /** @example trustpay-eu */
            name: string;
            /** @example TrustPay EU */
            title: string;
        };
        /**
         * @example {
         *       "status": "ok",
         *       "checks": {
         *         "event_store": "up",
         *         "database": "up"
         *       }
         *     }
         */
        ReadyView: {
            checks: components["schemas"]["ChecksView"];
            /** @enum {string} */
            status: "ok" | "unavailable";
        };
        ReceiptView: {
            /** @description What the payer was asked for */
            due: components["schemas"]["AmountSchema"];
            /** @description What came in time */
            received: components["schemas"]["AmountSchema"];
        };
        /**
         * @example {
         *       "open": [
         *         {
         *           "what": "receivable",
         *           "provider": "acme",
         *           "account": "SK1799520000004107347927",
         *           "count": 12,
         *           "amount": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "oldest": "2026-03-07T00:00:00.000Z"
         *         }
         *       ],
         *       "breaks": [
         *         {
         *           "kind": "missing",
         *           "place": "receivable",
         *           "count": 2,
         *           "amount": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "oldest": "2026-03-07T00:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        ReconciliationSummaryView: {
            /** @description Open breaks */
            breaks: components["schemas"]["BreakSummaryView"][];
            /** @description What is not done yet */
            open: components["schemas"]["OpenAmountView"][];
        };
        RecordInvoiceDto: {
            /** @description What the bill comes to, in the currency of the payments that it is for; 0.00 where nothing is asked */
            amount: components["schemas"]["AmountSchema"];
            /**
             * @description The number is known, and what is said now takes the place of what was recorded; default no
             * @example false
             */
            correction?: boolean;
            /**
             * @description The period: inclusive
             * @example 2026-03-01
             */
            from: string;
            /**
             * @description The provider's number of the bill
             * @example F-2026-03
             */
            number: string;
            /**
             * @description Who bills
             * @example trustpay-eu
             */
            provider: string;
            /**
             * @description The period: exclusive
             * @example 2026-04-01
             */
            to: string;
        };
        RecordReturnDto: {
            /** @description What went back, in the unit in which it came; default: all that was sent too much and all in suspense, in the currency of the order */
            amount?: components["schemas"]["AmountSchema"];
            /**
             * @description Of the movement at the provider; with it, a message about the same movement is not counted again
             * @example 4337417658
             */
            provider_reference?: string;
            /**
             * @description Why, and where this is known from. No personal data
             * @example case 4711: returned in the portal
             */
            reason: string;
        };
        RedeliverDto: {
            /**
             * @description What happened at this time or later
             * @example 2026-11-20T12:00:00Z
             */
            from: string;
            /**
             * @description `failed`: what was given up; `all`: also what was delivered
             * @default failed
             * @enum {string}
             */
            status?: "failed" | "all";
            /**
             * @description What happened before this time
             * @example 2026-11-21T12:00:00Z
             */
            to: string;
        };
        RefundDto: {
            /** @description Default: all that is refundable */
            amount?: components["schemas"]["AmountSchema"];
            /**
             * @description Kept encrypted; for your own records
             * @example returned goods
             */
            reason?: string;
            /**
             * @description For payments in coins: where they go. Ask the payer: what an exchange sent cannot simply be sent back
             * @example 0x52908400098527886E0F7030069857D2E4169EE7
             */
            to_address?: string;
        };
        RejectBankOrderDto: {
            /**
             * @description Kept encrypted
             * @example not what was agreed
             */
            reason?: string;
        };
        ReportedView: {
            /**
             * @description What the payer's browser claimed when it came back. Unsigned: a hint, never proof
             * @example declined
             */
            claims: string;
            /** @example 1014 */
            code: string;
            decline?: components["schemas"]["DeclineView"];
        };
        ResidualView: {
            /** @description Positive: we miss it; below zero: it is too much */
            amount: components["schemas"]["BalanceSchema"];
            /**
             * @description Account: owed by the provider, paid out and not credited, credited and not matched, ordered and not shown by the bank, or withheld as a reserve
             * @enum {string}
             */
            place: "receivable" | "transit" | "clearing" | "ordered" | "reserve";
        };
        ResolutionView: {
            /**
             * Format: date-time
             * @example 2026-03-10T09:00:00.000Z
             */
            at: string;
            /** @example key:8c1a4c0b3f5b */
            by: string;
            /** @example the bank's charge */
            reason: string;
            /** @enum {string} */
            treatment: "fee" | "difference" | "suspense" | "exchange";
        };
        ResolveBankOrderDto: {
            /**
             * @description The bank's number of each instruction that has none yet, in their order; with `ordered`
             * @example [
             *       "110876"
             *     ]
             */
            bank_order_numbers?: string[];
            /**
             * @description `ordered`: the bank has it; `absent`: it has not, which must be sure
             * @enum {string}
             */
            outcome: "ordered" | "absent";
        };
        ResolveBreakDto: {
            /**
             * @description Name no person in it
             * @example the bank's charge
             */
            reason: string;
            /**
             * @description Where the money belongs: `fee` of the provider, `difference` that the house takes over, `suspense` until somebody asks for it, `exchange` between the two currencies of the break
             * @enum {string}
             */
            treatment: "fee" | "difference" | "suspense" | "exchange";
        };
        ResolveOperationDto: {
            /**
             * @description What the provider says became of the operation
             * @enum {string}
             */
            outcome: "succeeded" | "failed";
            /**
             * @description Reference at the provider, where one was found
             * @example 4337417658
             */
            provider_reference?: string;
            /**
             * @description Where this is known from. No personal data
             * @example case 4711: seen in the merchant portal
             */
            reason: string;
        };
        ResumeBillingDto: {
            /**
             * @description Why it will go better now. No personal data
             * @example repaired in release 1.4
             */
            reason: string;
        };
        ResumeProcessDto: {
            /**
             * @description Why it will go better now. No personal data
             * @example repaired in release 1.4
             */
            reason?: string;
        };
        ReviewDto: {
            /**
             * @description What becomes of the periods that are held
             * @enum {string}
             */
            decision: "charge" | "waive";
        };
        RotateSecretDto: {
            /**
             * @description Seconds for which the former secret signs beside the new one; 0 ends it at once
             * @default 86400
             * @example 86400
             */
            overlap_seconds?: number;
        };
        RunScheduleDto: {
            /**
             * @description Only says what would be done
             * @default false
             */
            dry_run?: boolean;
            /**
             * @description Agreements at most
             * @default 25
             */
            limit?: number;
        };
        RunView: {
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            agreement_id: string;
            /**
             * Format: date-time
             * @example 2036-01-31T08:00:00.000Z
             */
            due_at: string;
            /**
             * @description What was written
             * @example [
             *       "PeriodOpened",
             *       "ChargeRequested"
             *     ]
             */
            events: string[];
            /** @enum {string} */
            kind: "period" | "charge" | "resume" | "end" | "give_up";
        };
        ScheduleDto: {
            /** @description Day of the month; a shorter month has its last day instead. Default: the day of `start` */
            anchor_day?: number;
            /**
             * @description Every so many of them
             * @default 1
             */
            count?: number;
            /** @description No period starts on this day or later */
            end?: string;
            /**
             * @example month
             * @enum {string}
             */
            every: "day" | "week" | "month" | "year";
            /** @description How many; or use `end` */
            periods?: number;
            /** @description Day of the first period; default: today in the zone */
            start?: string;
            /**
             * @description On the customer's clock
             * @default 09:00
             */
            time?: string;
            /**
             * @description A zone of the IANA database
             * @example Europe/Bratislava
             */
            zone: string;
        };
        ScheduledView: {
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            agreement_id: string;
            amount?: components["schemas"]["AmountSchema"];
            /**
             * @description Comes so only if each charge before it is paid at once
             * @example false
             */
            assumes_payment: boolean;
            /**
             * Format: date-time
             * @example 2036-01-31T08:00:00.000Z
             */
            due_at: string;
            /**
             * @description What will be written
             * @example [
             *       "PeriodOpened",
             *       "ChargeRequested"
             *     ]
             */
            events: string[];
            /** @enum {string} */
            kind: "period" | "charge" | "resume" | "end" | "give_up";
            /** @description Of a period or a charge */
            period?: number;
            /** @example trustpay-eu */
            provider: string;
            /** @example SUB-17 */
            reference: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "agreement_id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "reference": "SUB-17",
         *           "due_at": "2036-01-31T08:00:00.000Z",
         *           "kind": "period",
         *           "provider": "trustpay-eu",
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "events": [
         *             "PeriodOpened",
         *             "ChargeRequested"
         *           ],
         *           "assumes_payment": false
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        ScheduleListView: {
            data: components["schemas"]["ScheduledView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "now": "2036-01-31T08:00:00.000Z",
         *       "dry_run": false,
         *       "runs": [
         *         {
         *           "agreement_id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "due_at": "2036-01-31T08:00:00.000Z",
         *           "kind": "period",
         *           "events": [
         *             "PeriodOpened",
         *             "ChargeRequested"
         *           ]
         *         }
         *       ],
         *       "failed": [],
         *       "more": false
         *     }
         */
        ScheduleRunView: {
            /** @example false */
            dry_run: boolean;
            /**
             * @description Agreements whose step failed for a reason of ours; the others went on. After five times one is parked
             * @example []
             */
            failed: string[];
            /**
             * @description More is due than the limit allowed
             * @example false
             */
            more: boolean;
            /**
             * Format: date-time
             * @description Up to when what is due was looked at
             * @example 2036-01-31T08:00:00.000Z
             */
            now: string;
            runs: components["schemas"]["RunView"][];
        };
        ScheduleView: {
            /** @example 31 */
            anchor_day?: number;
            /** @example 1 */
            count: number;
            /** @example 2027-01-31 */
            end?: string;
            /** @enum {string} */
            every: "day" | "week" | "month" | "year";
            /** @example 12 */
            periods?: number;
            /** @example 2026-01-31 */
            start: string;
            /** @example 09:00 */
            time: string;
            /**
             * @description The zone that tells the time of the next periods
             * @example Europe/Bratislava
             */
            zone: string;
        };
        SettlementDelayView: {
            /**
             * @description How far the number can be relied on
             * @enum {string}
             */
            basis: "documented" | "assumed";
            /**
             * @description Calendar days from the capture to the payout
             * @example 3
             */
            days: number;
            /** @example card */
            method: string;
        };
        SettlementLineView: {
            /** @description What the payer was charged, where that was another currency */
            charged?: components["schemas"]["BalanceSchema"];
            fee: components["schemas"]["BalanceSchema"];
            gross: components["schemas"]["BalanceSchema"];
            /** @enum {string} */
            kind: "payment" | "refund" | "dispute" | "fee" | "adjustment";
            /** @example 1 */
            number: number;
            /**
             * @description Of such a line: units of the payout’s currency for one unit of the charge’s, as the provider names it
             * @example 0.9215
             */
            rate?: string;
            /**
             * @description Our reference of the operation, or the provider’s
             * @example 3oULFbN5kK1xjmUyvnKzCU1
             */
            reference?: string;
            /**
             * @description What it pays is found, and the bank has shown the money
             * @example true
             */
            settled: boolean;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "provider": "acme",
         *           "payout_id": "PO-2026-03-07",
         *           "status": "announced",
         *           "source": "report",
         *           "gross": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "fees": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "withheld": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "net": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "credited": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "accepted": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "in_transit": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "lines": 42,
         *           "settled_lines": 41,
         *           "paid_at": "2026-03-07T00:00:00.000Z",
         *           "created_at": "2026-03-08T09:00:00.000Z",
         *           "updated_at": "2026-03-08T09:00:00.000Z",
         *           "revision": 3,
         *           "position": "1234"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        SettlementListView: {
            data: components["schemas"]["SettlementSummaryView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        SettlementSummaryView: {
            /** @description Differences that a person took over */
            accepted: components["schemas"]["BalanceSchema"];
            /**
             * Format: date-time
             * @example 2026-03-08T09:00:00.000Z
             */
            created_at: string;
            /** @description What the bank credited of it */
            credited: components["schemas"]["BalanceSchema"];
            /** @description What the provider kept */
            fees: components["schemas"]["BalanceSchema"];
            /** @description Payments less refunds and disputes */
            gross: components["schemas"]["BalanceSchema"];
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            id: string;
            /** @description Its clearing account: zero for a closed payout */
            in_transit: components["schemas"]["BalanceSchema"];
            /** @example 42 */
            lines: number;
            /** @description What it says that it paid */
            net: components["schemas"]["BalanceSchema"];
            /**
             * Format: date-time
             * @example 2026-03-07T00:00:00.000Z
             */
            paid_at: string;
            /**
             * @description The provider's own name, or one made of the bank's line
             * @example PO-2026-03-07
             */
            payout_id: string;
            /** @example 1234 */
            position: string;
            /** @example acme */
            provider: string;
            /** @example 3 */
            revision: number;
            /**
             * @description Lines whose payments are found and settled
             * @example 41
             */
            settled_lines: number;
            /**
             * @description Where it is known from
             * @enum {string}
             */
            source: "report" | "provider" | "bank";
            /**
             * @description Derived from the amounts: closed when nothing is in transit
             * @enum {string}
             */
            status: "announced" | "partly_credited" | "closed";
            /**
             * Format: date-time
             * @example 2026-03-08T09:00:00.000Z
             */
            updated_at: string;
            /** @description Withheld as a reserve, less what was released */
            withheld: components["schemas"]["BalanceSchema"];
        };
        /**
         * @example {
         *       "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *       "provider": "acme",
         *       "payout_id": "PO-2026-03-07",
         *       "status": "announced",
         *       "source": "report",
         *       "gross": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "fees": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "withheld": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "net": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "credited": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "accepted": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "in_transit": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "lines": 42,
         *       "settled_lines": 41,
         *       "paid_at": "2026-03-07T00:00:00.000Z",
         *       "created_at": "2026-03-08T09:00:00.000Z",
         *       "updated_at": "2026-03-08T09:00:00.000Z",
         *       "revision": 3,
         *       "position": "1234",
         *       "bank_lines": [],
         *       "line_list": [
         *         {
         *           "number": 1,
         *           "kind": "payment",
         *           "reference": "3oULFbN5kK1xjmUyvnKzCU1",
         *           "gross": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "fee": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "charged": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           },
         *           "rate": "0.9215",
         *           "settled": true
         *         }
         *       ]
         *     }
         */
        SettlementView: {
            /** @description Differences that a person took over */
            accepted: components["schemas"]["BalanceSchema"];
            /** @description Lines of the bank that credited it */
            bank_lines: string[];
            /**
             * Format: date-time
             * @example 2026-03-08T09:00:00.000Z
             */
            created_at: string;
            /** @description What the bank credited of it */
            credited: components["schemas"]["BalanceSchema"];
            /** @description What the provider kept */
            fees: components["schemas"]["BalanceSchema"];
            /** @description Payments less refunds and disputes */
            gross: components["schemas"]["BalanceSchema"];
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            id: string;
            /** @description Its clearing account: zero for a closed payout */
            in_transit: components["schemas"]["BalanceSchema"];
            /** @description The first thousand */
            line_list: components["schemas"]["SettlementLineView"][];
            /** @example 42 */
            lines: number;
            /** @description What it says that it paid */
            net: components["schemas"]["BalanceSchema"];
            /**
             * Format: date-time
             * @example 2026-03-07T00:00:00.000Z
             */
            paid_at: string;
            /**
             * @description The provider's own name, or one made of the bank's line
             * @example PO-2026-03-07
             */
            payout_id: string;
            /** @example 1234 */
            position: string;
            /** @example acme */
            provider: string;
            /** @example 3 */
            revision: number;
            /**
             * @description Lines whose payments are found and settled
             * @example 41
             */
            settled_lines: number;
            /**
             * @description Where it is known from
             * @enum {string}
             */
            source: "report" | "provider" | "bank";
            /**
             * @description Derived from the amounts: closed when nothing is in transit
             * @enum {string}
             */
            status: "announced" | "partly_credited" | "closed";
            /**
             * Format: date-time
             * @example 2026-03-08T09:00:00.000Z
             */
            updated_at: string;
            /** @description Withheld as a reserve, less what was released */
            withheld: components["schemas"]["BalanceSchema"];
        };
        SkipInputDto: {
            /**
             * @description Why the input is left out for ever. No personal data
             * @example case 4711: captured by hand
             */
            reason: string;
            /**
             * Format: uuid
             * @description The input that the instance stands before: `parked.source_event_id`
             * @example 1f0f9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            source_event_id: string;
        };
        SplitDto: {
            /** @description Its part of the order's amount */
            amount: components["schemas"]["AmountSchema"];
            /**
             * @description Your own id of the developer or other party; no personal data
             * @example dev-42
             */
            party: string;
            /**
             * @description `paid_currency`: where a payout is exchanged, its part is converted at the rate of the payout
             * @default order_currency
             * @example paid_currency
             * @enum {string}
             */
            settled_in?: "order_currency" | "paid_currency";
        };
        SplitView: {
            /** @description Its part of the order's amount */
            amount: components["schemas"]["AmountSchema"];
            /** @description Its part of what is captured now and not given back or lost */
            earned: components["schemas"]["AmountSchema"];
            /**
             * @description Your own id of the developer or other party; no personal data
             * @example dev-42
             */
            party: string;
            /**
             * @description `paid_currency`: where a payout is exchanged, its part is converted at the rate of the payout
             * @default order_currency
             * @example paid_currency
             * @enum {string}
             */
            settled_in?: "order_currency" | "paid_currency";
        };
        StartAttemptDto: {
            /**
             * Format: uuid
             * @description Pay with this card on file
             */
            card_id?: string;
            /**
             * @default 1800
             * @example 1800
             */
            expires_in?: number;
            /**
             * @default customer
             * @enum {string}
             */
            initiator?: "customer" | "merchant";
            /**
             * @description Default: routed as for a new order
             * @example trustpay-eu
             */
            provider?: string;
        };
        StatementLineView: {
            amount: components["schemas"]["AmountSchema"];
            /** @description After this line, in the normal sense of the account */
            balance: components["schemas"]["BalanceSchema"];
            /**
             * Format: uuid
             * @example 8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            event_id: string;
            /**
             * @description The posting, as in the journal
             * @example 1234.0
             */
            id: string;
            /**
             * Format: date-time
             * @description When the ledger learnt it
             * @example 2026-11-20T12:00:00.000Z
             */
            known_at: string;
            /**
             * Format: date-time
             * @description When it happened
             * @example 2026-11-20T12:00:00.000Z
             */
            occurred_at: string;
            /**
             * Format: uuid
             * @description Null for money that names no order
             * @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            order_id: string | null;
            /** @example capture */
            rule: string;
            /** @enum {string} */
            side: "debit" | "credit";
        };
        /**
         * @example {
         *       "account": "psp:trustpay-eu:EUR:receivable",
         *       "type": "asset",
         *       "currency": "EUR",
         *       "layer": "posted",
         *       "opening_balance": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "closing_balance": {
         *         "value": "-12.50",
         *         "currency": "EUR"
         *       },
         *       "position": "1234",
         *       "lines": [
         *         {
         *           "id": "1234.0",
         *           "rule": "capture",
         *           "order_id": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "event_id": "8e1c6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "occurred_at": "2026-11-20T12:00:00.000Z",
         *           "known_at": "2026-11-20T12:00:00.000Z",
         *           "side": "debit",
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "balance": {
         *             "value": "-12.50",
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "adds_up": true
         *     }
         */
        StatementView: {
            /** @example psp:trustpay-eu:EUR:receivable */
            account: string;
            /**
             * @description Added up again while it was written: opening balance and lines make the closing balance
             * @example true
             */
            adds_up: boolean;
            closing_balance: components["schemas"]["BalanceSchema"];
            /** @example EUR */
            currency: string;
            /**
             * @example posted
             * @enum {string}
             */
            layer: "posted" | "pending";
            /** @description In the order in which the ledger learnt them */
            lines: components["schemas"]["StatementLineView"][];
            /** @description In the normal sense of the account */
            opening_balance: components["schemas"]["BalanceSchema"];
            /**
             * @description GET /v1/balances at this position shows the same, as `posted` or as `pending`
             * @example 1234
             */
            position: string;
            /** @example asset */
            type: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "process": "auto_capture",
         *           "instance": "7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11",
         *           "merchant_id": "shop",
         *           "status": "running",
         *           "inputs": 2,
         *           "undispatched": 0,
         *           "started_at": "2026-11-20T12:00:00.000Z",
         *           "last_input_at": "2026-11-20T12:00:00.000Z",
         *           "last_event_at": "2026-11-20T12:00:00.000Z",
         *           "stuck": "parked"
         *         }
         *       ]
         *     }
         */
        StuckListView: {
            /** @description The longest stuck first, 100 at most */
            data: components["schemas"]["StuckProcessView"][];
        };
        StuckProcessView: {
            /** @example 2 */
            inputs: number;
            /**
             * @description What it is about, often an order
             * @example 7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            instance: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            last_event_at: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            last_input_at: string;
            /** @example shop */
            merchant_id: string;
            /** @example auto_capture */
            process: string;
            /** @description Why it is parked, or how it ended */
            reason?: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            started_at: string;
            /** @enum {string} */
            status: "running" | "parked" | "ended";
            /** @enum {string} */
            stuck: "parked" | "timer-overdue" | "undispatched" | "no-progress";
            /**
             * @description Issued commands whose fate is not known
             * @example 0
             */
            undispatched: number;
        };
        /**
         * @example {
         *       "account": "suspense:acme:EUR:in",
         *       "amount": {
         *         "value": "100.00",
         *         "currency": "EUR"
         *       },
         *       "owner": "eva",
         *       "since": "2026-03-07T00:00:00.000Z",
         *       "age_days": 3,
         *       "id": "2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12",
         *       "merchant_id": "shop",
         *       "revision": 0,
         *       "position": "1234",
         *       "notification": {
         *         "provider": "trustpay-eu",
         *         "received_at": "2026-11-20T12:00:00.000Z",
         *         "stream": "notification-trustpay-eu.Zm9v",
         *         "position": "1234",
         *         "counter_account": "SK3399520000002107425307",
         *         "counter_account_name": "Jana Nováková",
         *         "auth_number": "198159"
         *       }
         *     }
         */
        SuspenseFoundView: {
            /**
             * @description `in`: it came; `out`: it went, and is to be claimed
             * @example suspense:acme:EUR:in
             */
            account: string;
            /** @example 3 */
            age_days: number;
            /** @description What of it nobody has placed yet */
            amount: components["schemas"]["AmountSchema"];
            /**
             * Format: uuid
             * @example 2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12
             */
            id: string;
            /** @example shop */
            merchant_id: string;
            /** @description The message that told of it, if one did */
            notification?: components["schemas"]["OpenedNotificationView"];
            /** @example eva */
            owner?: string;
            /** @example 1234 */
            position: string;
            /** @example 0 */
            revision: number;
            /**
             * Format: date-time
             * @description Its age counts from here
             * @example 2026-03-07T00:00:00.000Z
             */
            since: string;
        };
        SuspenseItemView: {
            /**
             * @description `in`: it came; `out`: it went, and is to be claimed
             * @example suspense:acme:EUR:in
             */
            account: string;
            /** @example 3 */
            age_days: number;
            /** @description What of it nobody has placed yet */
            amount: components["schemas"]["AmountSchema"];
            /**
             * @description Of the event that brought it
             * @example 1234
             */
            event_position: string;
            /**
             * Format: uuid
             * @description By which it is placed; absent where it is an order’s, and is placed through the order
             * @example 2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12
             */
            id?: string;
            /** Format: uuid */
            order_id?: string;
            /** @example eva */
            owner?: string;
            /**
             * Format: date-time
             * @description Its age counts from here
             * @example 2026-03-07T00:00:00.000Z
             */
            since: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "account": "suspense:acme:EUR:in",
         *           "amount": {
         *             "value": "100.00",
         *             "currency": "EUR"
         *           },
         *           "owner": "eva",
         *           "since": "2026-03-07T00:00:00.000Z",
         *           "age_days": 3,
         *           "id": "2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12",
         *           "event_position": "1234"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        SuspenseListView: {
            data: components["schemas"]["SuspenseItemView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "account": "suspense:acme:EUR:in",
         *       "amount": {
         *         "value": "100.00",
         *         "currency": "EUR"
         *       },
         *       "owner": "eva",
         *       "since": "2026-03-07T00:00:00.000Z",
         *       "age_days": 3,
         *       "id": "2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12",
         *       "merchant_id": "shop",
         *       "revision": 0,
         *       "position": "1234"
         *     }
         */
        SuspensePlacedView: {
            /**
             * @description `in`: it came; `out`: it went, and is to be claimed
             * @example suspense:acme:EUR:in
             */
            account: string;
            /** @example 3 */
            age_days: number;
            /** @description What of it nobody has placed yet */
            amount: components["schemas"]["AmountSchema"];
            /**
             * Format: uuid
             * @example 2d1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a12
             */
            id: string;
            /** @example shop */
            merchant_id: string;
            /** @example eva */
            owner?: string;
            /** @example 1234 */
            position: string;
            /** @example 0 */
            revision: number;
            /**
             * Format: date-time
             * @description Its age counts from here
             * @example 2026-03-07T00:00:00.000Z
             */
            since: string;
        };
        TimerView: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            due_at: string;
            /**
             * Format: uuid
             * @example 1f0f9a52-4b7e-5b43-9d0b-0d1f4f6f8a11
             */
            id: string;
            /** @example deadline */
            name: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            set_at: string;
        };
        UnderWayView: {
            /** @description At most */
            amount: components["schemas"]["BalanceSchema"];
            /** @example 1 */
            count: number;
            /**
             * @description What the provider may have already, beside the books
             * @enum {string}
             */
            provider_has: "less" | "more";
            /**
             * @description Payments and refunds that are not over or in doubt; payouts that no books have; booked payouts whose coins were sold or changed, until they are settled; what was booked while the provider was asked
             * @enum {string}
             */
            what: "payment" | "refund" | "payout" | "unsettled_payout" | "booked_meanwhile";
        };
        UntoldItemView: {
            amount: components["schemas"]["BalanceSchema"];
            /**
             * @description What of the order was paid out
             * @example 4f1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a14
             */
            item_id: string;
        };
        UpdateWebhookDto: {
            /**
             * @description null takes it away
             * @example the order service
             */
            description?: string | null;
            /**
             * @description Instead of the present ones
             * @example [
             *       "order.*"
             *     ]
             */
            events?: ("*" | "order.*" | "card.*" | "agreement.*" | "order.created" | "order.action_required" | "order.announced" | "order.authorized" | "order.declined" | "order.failed" | "order.authorization_expired" | "order.underpaid" | "order.expired" | "order.captured" | "order.capture_failed" | "order.capture_reversed" | "order.voided" | "order.void_failed" | "order.refunded" | "order.refund_failed" | "order.cancelled" | "order.in_doubt" | "order.dispute_opened" | "order.dispute_won" | "order.dispute_lost" | "order.unexpected_money" | "order.unexpected_money_returned" | "card.registered" | "card.removed" | "agreement.activated" | "agreement.charged" | "agreement.charge_declined" | "agreement.charge_failed" | "agreement.charge_held_back" | "agreement.standing_changed" | "agreement.customer_step_required" | "agreement.period_held" | "agreement.paused" | "agreement.resumed" | "agreement.cancellation_scheduled" | "agreement.ended")[];
            /** @example https://shop.example/hooks */
            url?: string;
        };
        WaitingEventView: {
            /** @example 3 */
            attempts: number;
            /** @example Authorized */
            event_type: string;
            /** @description Absent for one that waits behind another */
            last_error?: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            next_attempt_at: string;
            /** @example 1234 */
            position: string;
            /** @example order-7c0e9a52-4b7e-5b43-9d0b-0d1f4f6f8a11 */
            stream: string;
        };
        WebhookDisabledView: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            at: string;
            /**
             * @example failures
             * @enum {string}
             */
            by: "person" | "failures" | "receiver";
            /** @example no success since 2026-11-15T12:00:00.000Z */
            reason: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *           "merchant_id": "shop",
         *           "url": "https://shop.example/hooks",
         *           "events": [
         *             "order.*"
         *           ],
         *           "description": "the shop’s order service",
         *           "status": "enabled",
         *           "disabled": {
         *             "reason": "no success since 2026-11-15T12:00:00.000Z",
         *             "by": "failures",
         *             "at": "2026-11-20T12:00:00.000Z"
         *           },
         *           "secrets": [
         *             {
         *               "created_at": "2026-11-20T12:00:00.000Z"
         *             }
         *           ],
         *           "created_at": "2026-11-20T12:00:00.000Z",
         *           "updated_at": "2026-11-20T12:00:00.000Z",
         *           "revision": 0,
         *           "position": "1234"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        WebhookListView: {
            data: components["schemas"]["WebhookView"][];
            /** @description For the next page; null at the end */
            next_cursor: string | null;
        };
        WebhookSecretStateView: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Of a former secret: it signs until then
             */
            until?: string;
        };
        /**
         * @example {
         *       "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *       "merchant_id": "shop",
         *       "url": "https://shop.example/hooks",
         *       "events": [
         *         "order.*"
         *       ],
         *       "description": "the shop’s order service",
         *       "status": "enabled",
         *       "disabled": {
         *         "reason": "no success since 2026-11-15T12:00:00.000Z",
         *         "by": "failures",
         *         "at": "2026-11-20T12:00:00.000Z"
         *       },
         *       "secrets": [
         *         {
         *           "created_at": "2026-11-20T12:00:00.000Z"
         *         }
         *       ],
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "updated_at": "2026-11-20T12:00:00.000Z",
         *       "revision": 0,
         *       "position": "1234",
         *       "delivery_id": "5f0b2c7e-3a44-5e0c-9a53-2f6f7c0a1c1d"
         *     }
         */
        WebhookTestView: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @description The message, in the delivery log in a moment
             * @example 5f0b2c7e-3a44-5e0c-9a53-2f6f7c0a1c1d
             */
            delivery_id: string;
            /** @example the shop’s order service */
            description?: string;
            disabled?: components["schemas"]["WebhookDisabledView"];
            /**
             * @description Types or families that are sent
             * @example [
             *       "order.*"
             *     ]
             */
            events: string[];
            /**
             * Format: date-time
             * @description It has only failed since then; absent while it answers
             */
            failing_since?: string;
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            id: string;
            /** @example shop */
            merchant_id: string;
            /** @example 1234 */
            position: string;
            /** @example 0 */
            revision: number;
            /** @description When each secret was made, the newest first */
            secrets: components["schemas"]["WebhookSecretStateView"][];
            /**
             * @example enabled
             * @enum {string}
             */
            status: "enabled" | "disabled" | "removed";
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            updated_at: string;
            /** @example https://shop.example/hooks */
            url: string;
        };
        /**
         * @example {
         *       "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *       "merchant_id": "shop",
         *       "url": "https://shop.example/hooks",
         *       "events": [
         *         "order.*"
         *       ],
         *       "description": "the shop’s order service",
         *       "status": "enabled",
         *       "disabled": {
         *         "reason": "no success since 2026-11-15T12:00:00.000Z",
         *         "by": "failures",
         *         "at": "2026-11-20T12:00:00.000Z"
         *       },
         *       "secrets": [
         *         {
         *           "created_at": "2026-11-20T12:00:00.000Z"
         *         }
         *       ],
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "updated_at": "2026-11-20T12:00:00.000Z",
         *       "revision": 0,
         *       "position": "1234"
         *     }
         */
        WebhookView: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            /** @example the shop’s order service */
            description?: string;
            disabled?: components["schemas"]["WebhookDisabledView"];
            /**
             * @description Types or families that are sent
             * @example [
             *       "order.*"
             *     ]
             */
            events: string[];
            /**
             * Format: date-time
             * @description It has only failed since then; absent while it answers
             */
            failing_since?: string;
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            id: string;
            /** @example shop */
            merchant_id: string;
            /** @example 1234 */
            position: string;
            /** @example 0 */
            revision: number;
            /** @description When each secret was made, the newest first */
            secrets: components["schemas"]["WebhookSecretStateView"][];
            /**
             * @example enabled
             * @enum {string}
             */
            status: "enabled" | "disabled" | "removed";
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            updated_at: string;
            /** @example https://shop.example/hooks */
            url: string;
        };
        /**
         * @example {
         *       "id": "0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10",
         *       "merchant_id": "shop",
         *       "url": "https://shop.example/hooks",
         *       "events": [
         *         "order.*"
         *       ],
         *       "description": "the shop’s order service",
         *       "status": "enabled",
         *       "disabled": {
         *         "reason": "no success since 2026-11-15T12:00:00.000Z",
         *         "by": "failures",
         *         "at": "2026-11-20T12:00:00.000Z"
         *       },
         *       "secrets": [
         *         {
         *           "created_at": "2026-11-20T12:00:00.000Z"
         *         }
         *       ],
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "updated_at": "2026-11-20T12:00:00.000Z",
         *       "revision": 0,
         *       "position": "1234",
         *       "secret": "whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="
         *     }
         */
        WebhookWithSecretView: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            /** @example the shop’s order service */
            description?: string;
            disabled?: components["schemas"]["WebhookDisabledView"];
            /**
             * @description Types or families that are sent
             * @example [
             *       "order.*"
             *     ]
             */
            events: string[];
            /**
             * Format: date-time
             * @description It has only failed since then; absent while it answers
             */
            failing_since?: string;
            /**
             * Format: uuid
             * @example 0b1f6f0e-4a4e-5c53-8a27-5a4a1c7f6a10
             */
            id: string;
            /** @example shop */
            merchant_id: string;
            /** @example 1234 */
            position: string;
            /** @example 0 */
            revision: number;
            /**
             * @description The newest secret. Shown in this answer only: keep it where your receiver finds it
             * @example whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=
             */
            secret: string;
            /** @description When each secret was made, the newest first */
            secrets: components["schemas"]["WebhookSecretStateView"][];
            /**
             * @example enabled
             * @enum {string}
             */
            status: "enabled" | "disabled" | "removed";
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            updated_at: string;
            /** @example https://shop.example/hooks */
            url: string;
        };
    };
    responses: {
        /** @description invalid_request */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "invalid_request";
                };
            };
        };
        /** @description invalid_request, idempotency_key_required */
        "Problem400-2": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "invalid_request" | "idempotency_key_required";
                };
            };
        };
        /** @description unauthorized */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "unauthorized";
                };
            };
        };
        /** @description forbidden */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "forbidden";
                };
            };
        };
        /** @description forbidden, second_person_required */
        "Problem403-2": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "forbidden" | "second_person_required";
                };
            };
        };
        /** @description forbidden, sandbox_only */
        "Problem403-3": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "forbidden" | "sandbox_only";
                };
            };
        };
        /** @description not_found */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "not_found";
                };
            };
        };
        /** @description no_bank_account, not_found */
        "Problem404-2": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "no_bank_account" | "not_found";
                };
            };
        };
        /** @description not_found, no_bank_account */
        "Problem404-3": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "not_found" | "no_bank_account";
                };
            };
        };
        /** @description in_progress, conflict, card_removed */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "card_removed";
                };
            };
        };
        /** @description in_progress, conflict, outcome_unknown, attempt_in_progress, reference_pending, already_paid, not_authorized, void_in_progress, capture_in_progress, use_refund, order_closed, operation_final, nothing_to_capture, nothing_to_refund, nothing_to_return, nothing_to_void */
        "Problem409-2": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "outcome_unknown" | "attempt_in_progress" | "reference_pending" | "already_paid" | "not_authorized" | "void_in_progress" | "capture_in_progress" | "use_refund" | "order_closed" | "operation_final" | "nothing_to_capture" | "nothing_to_refund" | "nothing_to_return" | "nothing_to_void";
                };
            };
        };
        /** @description in_progress, conflict, outcome_unknown, attempt_in_progress, reference_pending, already_paid, not_authorized, void_in_progress, capture_in_progress, use_refund, order_closed, operation_final, nothing_to_capture, nothing_to_refund, nothing_to_return, nothing_to_void, card_removed */
        "Problem409-3": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "outcome_unknown" | "attempt_in_progress" | "reference_pending" | "already_paid" | "not_authorized" | "void_in_progress" | "capture_in_progress" | "use_refund" | "order_closed" | "operation_final" | "nothing_to_capture" | "nothing_to_refund" | "nothing_to_return" | "nothing_to_void" | "card_removed";
                };
            };
        };
        /** @description in_progress, conflict, outcome_unknown, attempt_in_progress, reference_pending, already_paid, not_authorized, void_in_progress, capture_in_progress, use_refund, order_closed, operation_final, nothing_to_capture, nothing_to_refund, nothing_to_return, nothing_to_void, paid_by_bank_order */
        "Problem409-4": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "outcome_unknown" | "attempt_in_progress" | "reference_pending" | "already_paid" | "not_authorized" | "void_in_progress" | "capture_in_progress" | "use_refund" | "order_closed" | "operation_final" | "nothing_to_capture" | "nothing_to_refund" | "nothing_to_return" | "nothing_to_void" | "paid_by_bank_order";
                };
            };
        };
        /** @description in_progress, conflict, card_removed, agreement_ended, attempt_in_progress */
        "Problem409-5": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "card_removed" | "agreement_ended" | "attempt_in_progress";
                };
            };
        };
        /** @description in_progress, conflict, agreement_not_active, agreement_ended, agreement_paused */
        "Problem409-6": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "agreement_not_active" | "agreement_ended" | "agreement_paused";
                };
            };
        };
        /** @description in_progress, conflict, agreement_not_active, agreement_ended, agreement_not_paused */
        "Problem409-7": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "agreement_not_active" | "agreement_ended" | "agreement_not_paused";
                };
            };
        };
        /** @description in_progress, conflict, agreement_ended, agreement_not_parked */
        "Problem409-8": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "agreement_ended" | "agreement_not_parked";
                };
            };
        };
        /** @description in_progress, conflict, agreement_ended, attempt_in_progress, nothing_to_prorate */
        "Problem409-9": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "agreement_ended" | "attempt_in_progress" | "nothing_to_prorate";
                };
            };
        };
        /** @description in_progress, conflict, agreement_ended, agreement_not_active, agreement_paused, agreement_parked, attempt_in_progress, new_card_required, nothing_to_prorate, period_closed */
        "Problem409-10": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "agreement_ended" | "agreement_not_active" | "agreement_paused" | "agreement_parked" | "attempt_in_progress" | "new_card_required" | "nothing_to_prorate" | "period_closed";
                };
            };
        };
        /** @description in_progress, conflict, agreement_ended */
        "Problem409-11": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "agreement_ended";
                };
            };
        };
        /** @description in_progress, conflict, agreement_not_active, agreement_ended, agreement_paused, agreement_parked, attempt_in_progress, new_card_required, nothing_to_retry */
        "Problem409-12": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "agreement_not_active" | "agreement_ended" | "agreement_paused" | "agreement_parked" | "attempt_in_progress" | "new_card_required" | "nothing_to_retry";
                };
            };
        };
        /** @description in_progress, conflict, agreement_not_active, agreement_ended, nothing_to_review */
        "Problem409-13": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "agreement_not_active" | "agreement_ended" | "nothing_to_review";
                };
            };
        };
        /** @description in_progress, conflict */
        "Problem409-14": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict";
                };
            };
        };
        /** @description in_progress, conflict, nothing_to_refund */
        "Problem409-15": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "nothing_to_refund";
                };
            };
        };
        /** @description in_progress, conflict, not_waiting_for_approval, execution_date_passed */
        "Problem409-16": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "not_waiting_for_approval" | "execution_date_passed";
                };
            };
        };
        /** @description in_progress, conflict, not_waiting_for_approval */
        "Problem409-17": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "not_waiting_for_approval";
                };
            };
        };
        /** @description in_progress, conflict, operation_final */
        "Problem409-18": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "operation_final";
                };
            };
        };
        /** @description in_progress, conflict, process_not_parked */
        "Problem409-19": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "process_not_parked";
                };
            };
        };
        /** @description in_progress, conflict, process_not_parked, process_before_another_input */
        "Problem409-20": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "process_not_parked" | "process_before_another_input";
                };
            };
        };
        /** @description in_progress, conflict, webhook_limit_reached */
        "Problem409-21": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "webhook_limit_reached";
                };
            };
        };
        /** @description in_progress, conflict, webhook_disabled */
        "Problem409-22": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "webhook_disabled";
                };
            };
        };
        /** @description in_progress, conflict, invoice_recorded, period_invoiced, period_not_over */
        "Problem409-23": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "invoice_recorded" | "period_invoiced" | "period_not_over";
                };
            };
        };
        /** @description in_progress, conflict, break_closed */
        "Problem409-24": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "break_closed";
                };
            };
        };
        /** @description in_progress, conflict, note_limit_reached */
        "Problem409-25": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "note_limit_reached";
                };
            };
        };
        /** @description in_progress, conflict, nothing_in_suspense */
        "Problem409-26": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "in_progress" | "conflict" | "nothing_in_suspense";
                };
            };
        };
        /** @description revision_mismatch */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "revision_mismatch";
                };
            };
        };
        /** @description payload_too_large */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "payload_too_large";
                };
            };
        };
        /** @description unsupported_media_type */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "unsupported_media_type";
                };
            };
        };
        /** @description card_data_refused */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, no_provider, unsupported_by_provider, amount_not_positive */
        "Problem422-2": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "no_provider" | "unsupported_by_provider" | "amount_not_positive";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, amount_exceeds_capturable, amount_exceeds_refundable, amount_not_positive, currency_mismatch, unsupported_by_provider */
        "Problem422-3": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "amount_exceeds_capturable" | "amount_exceeds_refundable" | "amount_not_positive" | "currency_mismatch" | "unsupported_by_provider";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, amount_exceeds_capturable, amount_exceeds_refundable, amount_not_positive, currency_mismatch, unsupported_by_provider, no_provider */
        "Problem422-4": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "amount_exceeds_capturable" | "amount_exceeds_refundable" | "amount_not_positive" | "currency_mismatch" | "unsupported_by_provider" | "no_provider";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused */
        "Problem422-5": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, no_provider, unsupported_by_provider, amount_not_positive, currency_mismatch, amount_exceeds_consent */
        "Problem422-6": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "no_provider" | "unsupported_by_provider" | "amount_not_positive" | "currency_mismatch" | "amount_exceeds_consent";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, no_provider, unsupported_by_provider, amount_not_positive, currency_mismatch */
        "Problem422-7": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "no_provider" | "unsupported_by_provider" | "amount_not_positive" | "currency_mismatch";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, currency_mismatch, amount_not_positive, amount_exceeds_consent */
        "Problem422-8": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "currency_mismatch" | "amount_not_positive" | "amount_exceeds_consent";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, currency_mismatch, amount_exceeds_consent */
        "Problem422-9": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "currency_mismatch" | "amount_exceeds_consent";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, provider_refused */
        "Problem422-10": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "provider_refused";
                };
            };
        };
        /** @description card_data_refused, provider_refused */
        "Problem422-11": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "provider_refused";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, provider_refused, amount_exceeds_refundable, currency_mismatch, amount_not_positive */
        "Problem422-12": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "provider_refused" | "amount_exceeds_refundable" | "currency_mismatch" | "amount_not_positive";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, import_refused */
        "Problem422-13": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "import_refused";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, unsupported_by_provider */
        "Problem422-14": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "unsupported_by_provider";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, fees_not_billed */
        "Problem422-15": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "fees_not_billed";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, treatment_not_possible */
        "Problem422-16": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "treatment_not_possible";
                };
            };
        };
        /** @description card_data_refused, idempotency_key_reused, amount_exceeds_suspense, amount_not_positive, placing_not_possible, currency_mismatch */
        "Problem422-17": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "card_data_refused" | "idempotency_key_reused" | "amount_exceeds_suspense" | "amount_not_positive" | "placing_not_possible" | "currency_mismatch";
                };
            };
        };
        /** @description rate_limited */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "rate_limited";
                };
            };
        };
        /** @description internal_error */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "internal_error";
                };
            };
        };
        /** @description unavailable, overloaded, projection_behind */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "unavailable" | "overloaded" | "projection_behind";
                };
            };
        };
        /** @description unavailable, overloaded */
        "Problem503-2": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "unavailable" | "overloaded";
                };
            };
        };
        /** @description unavailable, overloaded, provider_unavailable */
        "Problem503-3": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemSchema"] & {
                    /** @enum {unknown} */
                    code?: "unavailable" | "overloaded" | "provider_unavailable";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveView"];
                };
            };
        };
    };
    health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyView"];
                };
            };
            /** @description It cannot: a part that it needs is down */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyView"];
                };
            };
        };
    };
    metrics_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example ledger_operations_in_doubt 0 */
                    "text/plain": string;
                };
            };
        };
    };
    notifications_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stored, or known already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    "text/plain": string;
                };
            };
            /** @description Not signed by the provider: nothing is stored */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    "text/plain": string;
                };
            };
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
        };
    };
    notifications_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stored, or known already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    "text/plain": string;
                };
            };
            /** @description Not signed by the provider: nothing is stored */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example  */
                    "text/plain": string;
                };
            };
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
        };
    };
    returns_comeBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, where the order has no return_url */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html> */
                    "text/html": string;
                };
            };
            /** @description On to the return_url of the order */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
        };
    };
    balances_accounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    agreements_list: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                customer_id?: string;
                limit?: number;
                reference?: string;
                status?: "pending" | "incomplete" | "active" | "parked" | "paused" | "past_due" | "suspended" | "ended";
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    agreements_create: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAgreementDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-6"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    agreements_get: {
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
            /** @description Found */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    agreementcommands_amount: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAmountDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-10"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-8"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    agreementcommands_cancel: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CancelDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-9"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    agreements_card: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeCardDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-5"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-7"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    agreementcommands_consent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-11"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-9"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    agreementcommands_pause: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PauseDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-6"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    agreements_periods: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    agreementcommands_resume: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-7"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    agreementcommands_resumeBilling: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResumeBillingDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-8"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    agreementcommands_retry: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-12"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    agreementcommands_review: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-13"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    agreementcommands_zone: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeZoneDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-11"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    audit_events: {
        parameters: {
            query?: {
                actor?: string;
                correlation_id?: string;
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                /** @description Inclusive */
                from?: string;
                limit?: number;
                stream?: string;
                /** @description Exclusive */
                to?: string;
                type?: string;
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    balances_balances: {
        parameters: {
            query?: {
                account?: string;
                /** @description What had happened by then, also where it became known later; default everything. A date is the end of that day in UTC: the end of November is 2026-11-30 */
                as_of?: string;
                currency?: string;
                /** @description What the ledger had learnt by then; default everything. A date is the end of that day in UTC */
                known_at?: string;
                /** @description What the ledger knew at this position of the log; with `known_at`, the earlier of the two */
                position?: string;
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    bankaccounts_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccountListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404-2"];
            422: components["responses"]["Problem422-11"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-3"];
        };
    };
    bankaccounts_get: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccountView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404-2"];
            422: components["responses"]["Problem422-11"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-3"];
        };
    };
    bankaccounts_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAtBankView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404-2"];
            422: components["responses"]["Problem422-11"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-3"];
        };
    };
    bankaccounts_statement: {
        parameters: {
            query: {
                format: "csv" | "html" | "camt053v2" | "camt053v4";
                from: string;
                /** @description Included */
                to: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example <Document><BkToCstmrStmt/></Document> */
                    "application/xml": string;
                    /**
                     * @example Date;Amount;Currency
                     *     2026-03-02;100.00;EUR
                     */
                    "text/csv": string;
                    /** @example <table><tr><td>100.00 EUR</td></tr></table> */
                    "text/html": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404-2"];
            422: components["responses"]["Problem422-11"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-3"];
        };
    };
    bankaccounts_transactions: {
        parameters: {
            query?: {
                /** @description Without its sign, included */
                amount_from?: string;
                /** @description Without its sign, included */
                amount_to?: string;
                client_reference?: string;
                counter_account?: string;
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                direction?: "credit" | "debit";
                /** @description Default: 30 days before `to` */
                from?: string;
                limit?: number;
                order_id?: string;
                payment_id?: string;
                /** @description Included. Default: today */
                to?: string;
                transaction_id?: string;
                /** @description Within the bank, or with another one */
                type?: "internal" | "external";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankTransactionListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404-2"];
            422: components["responses"]["Problem422-11"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-3"];
        };
    };
    bankaccounts_transaction: {
        parameters: {
            query?: {
                /** @description Of what the number is: of the line, of the payment as notifications name it, or of the order behind it */
                by?: "transaction" | "payment" | "order";
            };
            header?: never;
            path: {
                id: string;
                transaction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankTransactionDetailsView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404-2"];
            422: components["responses"]["Problem422-11"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-3"];
        };
    };
    bankorders_list: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                limit?: number;
                status?: "waiting_for_approval" | "sending" | "in_doubt" | "accepted" | "executed" | "partly_executed" | "failed" | "rejected";
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOrderListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    bankorders_create: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBankOrderDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404-2"];
            409: components["responses"]["Problem409-15"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-12"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-3"];
        };
    };
    bankorders_get: {
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
            /** @description Found */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOrderView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    bankorders_approve: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403-2"];
            404: components["responses"]["Problem404-3"];
            409: components["responses"]["Problem409-16"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    bankorders_reject: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RejectBankOrderDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-17"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    bankorders_resolve: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveBankOrderDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankOrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-18"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    cards_list: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                customer_id?: string;
                limit?: number;
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cards_get: {
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
            /** @description Found */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    cards_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CardView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    balances_journal: {
        parameters: {
            query?: {
                account?: string;
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                /** @description Inclusive */
                from?: string;
                limit?: number;
                order_id?: string;
                /** @description Exclusive */
                to?: string;
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    orderlists_list: {
        parameters: {
            query?: {
                /** @description Inclusive */
                created_from?: string;
                /** @description Exclusive */
                created_to?: string;
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                customer_id?: string;
                limit?: number;
                /** @description Of the latest attempt */
                provider?: string;
                reference?: string;
                status?: "requires_action" | "processing" | "authorized" | "partially_captured" | "captured" | "partially_refunded" | "refunded" | "voided" | "declined" | "failed" | "expired" | "cancelled" | "overpaid" | "underpaid" | "in_doubt" | "disputed";
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    orders_create: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOrderDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-2"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    orders_get: {
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
            /** @description Found */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    orders_attempt: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartAttemptDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-3"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-4"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    orders_cancel: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-2"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-3"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    orders_capture: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CaptureDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-2"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-3"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    orders_endDispute: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                dispute: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndDisputeDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-2"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-3"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    orderlists_events: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    explain_explain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderExplanation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    orders_resolve: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
                operation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveOperationDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-4"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-3"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    orders_refund: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefundDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-2"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-3"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    orders_recordReturn: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordReturnDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-2"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-3"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    orders_void: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-2"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-3"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    processes_list: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                limit?: number;
                process?: string;
                status?: "running" | "parked" | "ended";
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    processes_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                instance: string;
                process: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    processes_resume: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                instance: string;
                process: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResumeProcessDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-19"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    processes_skip: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                instance: string;
                process: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkipInputDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-20"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    processes_stuck: {
        parameters: {
            query?: never;
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StuckListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    providerbalances_compare: {
        parameters: {
            query?: {
                /** @description Of this provider alone */
                provider?: string;
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderBalancesView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    providerinvoices_list: {
        parameters: {
            query: {
                currency: string;
                provider: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderInvoicesView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    providerinvoices_record: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordInvoiceDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderInvoicesView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-23"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-15"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    providers_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    clientoperations_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientOperationListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    clientoperations_perform: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
            };
            path: {
                operation: string;
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: string;
                };
            };
        };
        responses: {
            /** @description Answered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAnswerView"];
                };
            };
            /** @description It may have happened; the answer is not known */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAnswerView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422-10"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-3"];
        };
    };
    comparedbankaccounts_compare: {
        parameters: {
            query?: never;
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccountsView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    breaks_list: {
        parameters: {
            query?: {
                /** @description At least so old */
                age_days?: number;
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                kind?: "missing" | "extra" | "amount" | "fee" | "currency" | "duplicate" | "late" | "split";
                limit?: number;
                owner?: string;
                provider?: string;
                /** @description Default: all */
                status?: "open" | "resolved" | "closed";
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    breaks_get: {
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
            /** @description Found */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    breaks_assign: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignBreakDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-24"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    breaks_note: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteBreakDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-25"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    breaks_resolve: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveBreakDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreakView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-24"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-16"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    reconciliationsummary_summary: {
        parameters: {
            query?: never;
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationSummaryView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    sandboxclock_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    sandboxclock_move: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveClockDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403-3"];
            409: components["responses"]["Problem409-14"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    schedule_list: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                /** @description Only what is due at this moment, one step of each agreement: what a run would do. Without from and to */
                due?: "now";
                /** @description Inclusive. Default: also what is overdue */
                from?: string;
                limit?: number;
                /** @description Exclusive; at most 400 days ahead. Default: 31 days from `from`, or from now */
                to?: string;
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    schedule_run: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RunScheduleDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleRunView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleRunView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409-14"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    settlements_list: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                limit?: number;
                provider?: string;
                status?: "announced" | "partly_credited" | "closed";
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    settlements_get: {
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
            /** @description Found */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettlementView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    fetches_fetch: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FetchPayoutsDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409-14"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-14"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-3"];
        };
    };
    imports_import: {
        parameters: {
            query?: {
                /** @description Whose report it is; a statement of the bank needs none */
                provider?: string;
            };
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
                "application/xml": {
                    [key: string]: unknown;
                };
                "text/csv": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409-14"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-13"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    imports_get: {
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
            /** @description Found */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    statements_statement: {
        parameters: {
            query?: {
                format?: "json" | "csv" | "beancount" | "ledger" | "hledger";
                /** @description What the ledger learnt from then on; default from the beginning */
                from?: string;
                /** @description Money that moved, or what is promised, in doubt or blocked; default `posted`, of memo accounts `pending` */
                layer?: "posted" | "pending";
                /** @description What it learnt before then; default to the end */
                to?: string;
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                    /**
                     * @example posting,occurred_at,known_at,rule,order,event,debit,credit,balance,currency
                     *     opening,,,,,,,,0.00,EUR
                     */
                    "text/csv": string;
                    /**
                     * @example 2026-11-20 * "capture"
                     *       Assets:Shop:Psp:Trustpay-eu:EUR:Receivable 100.00 EUR
                     */
                    "text/plain": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    suspense_list: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspenseListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    suspense_get: {
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
            /** @description Found */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspenseFoundView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    suspense_assign: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignSuspenseDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspensePlacedView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-26"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    suspense_place: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceSuspenseDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuspensePlacedView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-26"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-17"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    webhooks_list: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description Wait until the read model has seen this position (the Ledger-Position of a command) */
                "Ledger-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    webhooks_create: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookDto"];
            };
        };
        responses: {
            /** @description Done; the outcome is in the body */
            201: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecretView"];
                };
            };
            /** @description Taken; the outcome at the provider is not known yet. Read the resource */
            202: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecretView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409-21"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    webhooks_get: {
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
            /** @description Found */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    webhooks_remove: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-14"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    deliveries_list: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before, with the same filters */
                cursor?: string;
                from?: string;
                limit?: number;
                status?: "pending" | "delivered" | "failed";
                to?: string;
                type?: "order.created" | "order.action_required" | "order.announced" | "order.authorized" | "order.declined" | "order.failed" | "order.authorization_expired" | "order.underpaid" | "order.expired" | "order.captured" | "order.capture_failed" | "order.capture_reversed" | "order.voided" | "order.void_failed" | "order.refunded" | "order.refund_failed" | "order.cancelled" | "order.in_doubt" | "order.dispute_opened" | "order.dispute_won" | "order.dispute_lost" | "order.unexpected_money" | "order.unexpected_money_returned" | "card.registered" | "card.removed" | "agreement.activated" | "agreement.charged" | "agreement.charge_declined" | "agreement.charge_failed" | "agreement.charge_held_back" | "agreement.standing_changed" | "agreement.customer_step_required" | "agreement.period_held" | "agreement.paused" | "agreement.resumed" | "agreement.cancellation_scheduled" | "agreement.ended" | "webhook.test";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryListView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    deliveries_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDetailsView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    webhookoperations_redeliverOne: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                delivery: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-14"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    webhookoperations_disable: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DisableWebhookDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-14"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    webhookoperations_enable: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-14"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    webhookoperations_redeliver: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeliverDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-14"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    webhooks_rotate: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RotateSecretDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecretView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-14"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    webhookoperations_test: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTestView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-22"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
    webhooks_update: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same body happens once, for as long as the resource lives */
                "Idempotency-Key": string;
                /** @description ETag of the revision that you saw, or * */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookDto"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Revision of the resource, for If-Match */
                    ETag?: string;
                    /** @description `true` when this is the first answer again */
                    "Idempotency-Replayed"?: string;
                    /** @description Position that the answer reflects; send it as Ledger-Min-Position to read your own write */
                    "Ledger-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            400: components["responses"]["Problem400-2"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409-14"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422-5"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503-2"];
        };
    };
}
