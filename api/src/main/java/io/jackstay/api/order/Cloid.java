package io.jackstay.api.order;

/**
 * Client order id: installation, bot and sequence in as many bits as the venue carries. Immutable.
 *
 * <p>Shape: 1 to {@link #MAX_VALUE}; a venue with fewer bits sees smaller numbers only. Given by the runtime alone,
 * when the bot's risk chain has allowed the order; an order that was refused there has none. Which bit means what is
 * told by the {@link Layout} of the venue, so that any order can be attributed without a database.
 *
 * @param value the number that the venue carries
 */
public record Cloid(long value) {
    /** The greatest client order id, 2^62 - 1. */
    public static final long MAX_VALUE = (1L << 62) - 1;

    /** Throws {@link IllegalArgumentException} outside 1 to {@link #MAX_VALUE}. */
    public Cloid {
        if (value < 1 || value > MAX_VALUE) {
            throw new IllegalArgumentException("cloid must be 1 to 2^62-1, got " + value);
        }
    }

    /** The number alone, as it is logged and as the venue shows it. */
    @Override
    public String toString() {
        return Long.toString(value);
    }

    /**
     * How the bits of a cloid are shared out, from the top: installation, bot, sequence. Immutable.
     *
     * <p>Bots and sequences count from 1. So a cloid is never 0, and a small number that a person or another program
     * typed in is rarely mistaken for one of ours: with the narrowest layout everything below 2^27 + 1 belongs to no
     * bot.
     *
     * @param installationBits bits of the installation; 0 where a login has room for one installation only
     * @param botBits bits of the bot, at least 1
     * @param sequenceBits bits of the bot's own count of orders, at least 1
     */
    public record Layout(int installationBits, int botBits, int sequenceBits) {
        private static final int MIN_BITS = 32;
        private static final int MAX_BITS = 62;

        /** Throws {@link IllegalArgumentException} for a part without bits or more than 62 bits in all. */
        public Layout {
            if (installationBits < 0 || botBits < 1 || sequenceBits < 1 || botBits > 30 || installationBits > 30) {
                throw new IllegalArgumentException(
                        "a layout has 0 to 30 bits of installation, 1 to 30 of bot, 1 or more of sequence, not %d+%d+%d"
                                .formatted(installationBits, botBits, sequenceBits));
            }
            if (sequenceBits > MAX_BITS - installationBits - botBits) {
                throw new IllegalArgumentException("a cloid layout has at most 62 bits, got %d+%d+%d"
                        .formatted(installationBits, botBits, sequenceBits));
            }
        }

        /**
         * The layout for a venue whose client order ids have {@code cloidBits} bits.
         *
         * <p>There are three, and a venue gets the widest that fits: 32 to 47 bits 0 + 5 + 27, 48 to 61 bits 8 + 8 +
         * 32, 62 bits 10 + 12 + 40. A venue with a wider id space says 62 and puts a constant prefix before the cloid.
         *
         * @throws IllegalArgumentException below 32 bits, where bots and their orders cannot be told apart, and above
         *     62
         */
        public static Layout forBits(int cloidBits) {
            if (cloidBits < MIN_BITS || cloidBits > MAX_BITS) {
                throw new IllegalArgumentException(
                        "cloids have 32 to 62 bits, got %d: fewer cannot name bot and order, a wider id takes a prefix"
                                .formatted(cloidBits));
            }
            if (cloidBits == MAX_BITS) {
                return new Layout(10, 12, 40);
            }
            return cloidBits >= 48 ? new Layout(8, 8, 32) : new Layout(0, 5, 27);
        }

        /**
         * The id of one order.
         *
         * @param installation 0 to {@link #maxInstallation()}; 0 unless two installations share a login
         * @param bot 1 to {@link #maxBot()}
         * @param sequence 1 to {@link #maxSequence()}
         * @throws IllegalArgumentException when one is out of its range; nothing is cut off or wraps round
         */
        public Cloid cloid(int installation, int bot, long sequence) {
            requireRange("installation", installation, 0, maxInstallation());
            requireRange("bot", bot, 1, maxBot());
            requireRange("sequence", sequence, 1, maxSequence());
            return new Cloid((((long) installation << botBits) | bot) << sequenceBits | sequence);
        }

        /**
         * Whether this layout can have made the cloid: it has no more bits, and a bot and a sequence that are not 0.
         * False means that the order is foreign; true proves nothing where people type in ids as large as ours.
         */
        public boolean canHaveMade(Cloid cloid) {
            return fits(cloid) && bot(cloid) > 0 && sequence(cloid) > 0;
        }

        /**
         * The installation, 0 to {@link #maxInstallation()}. Throws {@link IllegalArgumentException} for a cloid of
         * more bits.
         */
        public int installation(Cloid cloid) {
            return (int) (requireFits(cloid) >>> (botBits + sequenceBits));
        }

        /** The bot, 0 for a cloid not of ours. Throws {@link IllegalArgumentException} for a cloid of more bits. */
        public int bot(Cloid cloid) {
            return (int) (requireFits(cloid) >>> sequenceBits) & maxBot();
        }

        /**
         * The bot's count of orders, 0 for a cloid not of ours. Throws {@link IllegalArgumentException} for a cloid of
         * more bits.
         */
        public long sequence(Cloid cloid) {
            return requireFits(cloid) & maxSequence();
        }

        /** The greatest installation. */
        public int maxInstallation() {
            return (1 << installationBits) - 1;
        }

        /** The greatest bot. */
        public int maxBot() {
            return (1 << botBits) - 1;
        }

        /** The greatest sequence; a bot that has used it needs another number. */
        public long maxSequence() {
            return (1L << sequenceBits) - 1;
        }

        private boolean fits(Cloid cloid) {
            return cloid.value() >>> (installationBits + botBits + sequenceBits) == 0;
        }

        private long requireFits(Cloid cloid) {
            if (!fits(cloid)) {
                throw new IllegalArgumentException("cloid %s has more than the %d bits of this layout"
                        .formatted(cloid, installationBits + botBits + sequenceBits));
            }
            return cloid.value();
        }

        private static void requireRange(String name, long value, long min, long max) {
            if (value < min || value > max) {
                throw new IllegalArgumentException("%s must be %d to %d, got %d".formatted(name, min, max, value));
            }
        }
    }
}
