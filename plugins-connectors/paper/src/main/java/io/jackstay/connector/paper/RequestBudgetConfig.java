package io.jackstay.connector.paper;

import io.jackstay.api.market.RequestBudget;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.time.Duration;

/** How much the exchange says that it takes. Immutable. */
@Doc("How many commands the exchange says that it takes; the runtime keeps to it")
public record RequestBudgetConfig(
        @Doc("What is counted by: all paper exchanges of one scope share the budget") @Default("paper")
        String scope,

        @Doc("Units in the time") @Range(min = "1", max = "1000000")
        int weight,

        @Doc("The time, which slides") @Range(min = "1ms", max = "1d")
        Duration per,

        @Doc("Units that only cancels get") @Default("0") @Range(min = "0", max = "999999")
        int reserve,

        @Doc("What a new order costs") @Default("1") @Range(min = "0", max = "1000000")
        int submit,

        @Doc("What an amend costs") @Default("1") @Range(min = "0", max = "1000000")
        int amend,

        @Doc("What a cancel costs") @Default("1") @Range(min = "0", max = "1000000")
        int cancel,

        @Doc("Most commands in one batch") @Default("1000") @Range(min = "1", max = "1000000")
        int batch) {
    /** {@link IllegalArgumentException} for a reserve that leaves no room for orders, or costs above the weight. */
    public RequestBudgetConfig {
        new RequestBudget(scope, weight, per, reserve, submit, amend, cancel);
    }

    RequestBudget budget() {
        return new RequestBudget(scope, weight, per, reserve, submit, amend, cancel);
    }
}
