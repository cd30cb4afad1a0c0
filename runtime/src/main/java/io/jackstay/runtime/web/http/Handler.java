package io.jackstay.runtime.web.http;

import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What answers the requests of a route. Called on the thread {@code web}, or on {@code web-work} where the route says so. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers once, at once or later, from any thread; what it throws is a fault of the runtime and answered with 500.
     *
     * @param caller whom the gate has let in
     */
    void handle(Request request, Caller caller, Consumer<Response> answer);

    /** One that knows its answer at once. */
    static Handler answering(BiFunction<Request, Caller, Response> function) {
        return (request, caller, answer) -> answer.accept(function.apply(request, caller));
    }
}
