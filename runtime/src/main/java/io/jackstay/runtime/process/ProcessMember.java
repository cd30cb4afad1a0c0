package io.jackstay.runtime.process;

import io.jackstay.runtime.risk.ImposedHalt;
import java.util.List;

/** A bot as rules over the process reach it: through its inbox. Thread safe. */
public interface ProcessMember {
    /** All halts that there are now; a later version replaces an earlier one. */
    void impose(long version, List<ImposedHalt> halts);

    /** Its orders are to be cancelled, and its positions closed too where that is said. */
    void close(boolean flatten, String why);
}
