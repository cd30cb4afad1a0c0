package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** What came of sending one part of a letter. Immutable; no text in it shows a secret. */
sealed interface Outcome {
    /**
     * It was taken.
     *
     * @param rest how long the other side takes nothing more
     */
    record Taken(Duration rest) implements Outcome {
        public Taken {
            requireNonNull(rest, "rest is null");
        }

        static Taken whole() {
            return new Taken(Duration.ZERO);
        }
    }

    /** The other side says when it takes more; it took nothing. */
    record Later(Duration after, String why) implements Outcome {
        public Later {
            requireNonNull(after, "after is null");
            requireNonNull(why, "why is null");
        }
    }

    /** It may have arrived or not, and is tried again. */
    record Again(String why) implements Outcome {
        public Again {
            requireNonNull(why, "why is null");
        }
    }

    /** This letter will never be taken. */
    record Refused(String why) implements Outcome {
        public Refused {
            requireNonNull(why, "why is null");
        }
    }

    /** Nothing will be taken until a person has mended something: a token, an address. */
    record Broken(String why) implements Outcome {
        public Broken {
            requireNonNull(why, "why is null");
        }
    }
}
