package io.jackstay.runtime.journal;

/** Told what became of a group. Called once, in the order of the appends, by the executor that the journal was opened with. */
@FunctionalInterface
public interface Completion {
    /** For groups whose writer does not care; nothing is handed to the executor. */
    Completion NONE = (result, group) -> {};

    void onCompleted(AppendResult result, Group group);
}
