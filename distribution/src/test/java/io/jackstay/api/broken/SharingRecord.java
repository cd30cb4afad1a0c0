package io.jackstay.api.broken;

import java.util.List;

/** Keeps the list that it was given. Immutable but for that. */
public record SharingRecord(List<String> names) {}
