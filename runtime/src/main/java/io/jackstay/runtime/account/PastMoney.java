package io.jackstay.runtime.account;

import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.state.Carried;
import java.util.List;

/**
 * What one bot did on one login, as the login's journal has it. Immutable.
 *
 * @param carried what the oldest fills and cash flows came to, per market
 * @param latest those after them, one by one, oldest first
 */
public record PastMoney(List<Carried> carried, List<AccountRecord> latest) {
    public static final PastMoney NONE = new PastMoney(List.of(), List.of());

    public PastMoney {
        carried = List.copyOf(carried);
        latest = List.copyOf(latest);
    }
}
