package io.jackstay.runtime.net.netty;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a failure is called for people. Stateless. */
final class Words {
    private Words() {}

    /** Of what lies deepest, because that says most; nothing that was sent stands in it. */
    static String of(@Nullable Throwable failure) {
        if (failure == null) {
            return "no reason known";
        }
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String name = deepest.getClass().getSimpleName();
        String message = deepest.getMessage();
        if (message == null || message.isBlank()) {
            return name;
        }
        return deepest instanceof IOException ? message : name + ": " + message;
    }
}
