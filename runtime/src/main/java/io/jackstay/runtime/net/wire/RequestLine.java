package io.jackstay.runtime.net.wire;

import io.jackstay.api.connector.Http;

/** One connection that carries one request at a time. Confined to the account loop. */
public interface RequestLine {
    /** Hands over a request, head and body in one; only when the line is open and has no request under way. */
    void send(Http.Request request);

    /** Gives it up at once; its ear hears nothing more. Without effect on a line that is lost. */
    void close();

    /** Told what becomes of a line. */
    interface Ear {
        /** Requests may be sent. */
        void onOpen();

        /**
         * A complete answer.
         *
         * @param reusable whether the line takes another request
         */
        void onAnswer(Answer answer, boolean reusable);

        /** It could not be opened, or is gone. */
        void onLost(Loss loss);
    }
}
