package io.jackstay.api.broken;

import java.util.concurrent.CompletionStage;

/** Answers on whichever thread. */
public interface LaterAnswer {
    CompletionStage<String> ask();
}
