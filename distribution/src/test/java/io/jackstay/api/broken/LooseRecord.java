package io.jackstay.api.broken;

import java.util.Date;

/** Has a component that its maker can change later. Immutable but for that. */
public record LooseRecord(Date when) {}
