package io.jackstay.lib.wire;

/** What a cursor stands at. Closed. */
enum JsonToken {
    OBJECT("an object"),
    ARRAY("an array"),
    TEXT("a text"),
    NUMBER("a number"),
    TRUE("true or false"),
    FALSE("true or false"),
    NULL("null"),
    END_OF_OBJECT("the end of an object"),
    END_OF_ARRAY("the end of an array"),
    END("the end");

    private final String words;

    JsonToken(String words) {
        this.words = words;
    }

    /** As errors call it. */
    String words() {
        return words;
    }
}
