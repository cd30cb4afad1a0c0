package io.jackstay.runtime.web.http;

/** A request that does not keep the form: its answer, after which the connection ends. No stack trace: clients make them at will. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String words) {
        super(words, null, false, false);
        this.status = status;
    }

    Response answer() {
        return Response.refusal(status, String.valueOf(getMessage()));
    }
}
