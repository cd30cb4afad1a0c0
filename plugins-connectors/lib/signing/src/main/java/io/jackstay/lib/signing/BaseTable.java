package io.jackstay.lib.signing;

/**
 * Multiples of the base point G, made once, and the product of a secret number with G. Immutable.
 *
 * <p>An odd number below 2^258 is a sum of 43 digits times powers of 64, each digit odd and between -63 and 63: so there is a point
 * to add for each digit, never the one at infinity. Of an even number the negative modulo n is taken, and the point turned round.
 * Before digit i is added the sum is smaller than 64^i, and the point to add is not, so the two are never the same but for one
 * number at the last digit, {@code 30 * 2^252 - n}; that one is multiplied without the table. All points of a row are read,
 * whichever is wanted: no address and no branch depends on the number.
 */
final class BaseTable {
    private static final int WINDOW = 6;
    private static final int ROWS = 43;
    private static final int ROW = 1 << (WINDOW - 1);
    private static final int ENTRY = 2 * Field.LIMBS;

    private static final int[] G_X = {
        0x16f81798, 0x59f2815b, 0x2dce28d9, 0x029bfcdb, 0xce870b07, 0x55a06295, 0xf9dcbbac, 0x79be667e
    };
    private static final int[] G_Y = {
        0xfb10d4b8, 0x9c47d08f, 0xa6855419, 0xfd17b448, 0x0e1108a8, 0x5da4fbfc, 0x26a3c465, 0x483ada77
    };

    private static final long[] TABLE = new BaseTableMaker(ROWS, ROW).make(base());

    private BaseTable() {}

    /** G itself. */
    static CurvePoint base() {
        long[] x = new long[Field.LIMBS];
        long[] y = new long[Field.LIMBS];
        Field.fromWords(x, G_X);
        Field.fromWords(y, G_Y);
        CurvePoint base = new CurvePoint();
        base.setAffine(x, y);
        return base;
    }

    /** A number of 1 to n - 1 times G, brought to z = 1; x and y are canonical. */
    static void multiply(CurvePoint out, int[] scalar) {
        int even = ~-(scalar[0] & 1);
        int[] odd = new int[Words.COUNT];
        Scalars.negateWhere(odd, scalar, even);
        long[] x = new long[Field.LIMBS];
        long[] y = new long[Field.LIMBS];
        select(out.x, out.y, odd, 0);
        Field.setOne(out.z);
        for (int row = 1; row < ROWS; row++) {
            select(x, y, odd, row);
            out.addAffine(x, y);
        }
        if (Field.isZero(out.z)) {
            out.set(WindowProduct.of(odd, base()));
        }
        out.normalize();
        negateWhere(out.y, even);
        Field.canonical(out.y);
    }

    /** The digit of a row is {@code 2u - 63}, where u is its six bits of half the number, with bit 257 set besides. */
    private static void select(long[] x, long[] y, int[] odd, int row) {
        int bits = Words.bits(odd, row * WINDOW + 1, WINDOW);
        int digit = row == ROWS - 1 ? bits | ROW : bits;
        int negative = (digit >> (WINDOW - 1)) - 1;
        pick(x, y, row * ROW * ENTRY, (digit ^ negative) & (ROW - 1));
        negateWhere(y, negative);
    }

    private static void pick(long[] x, long[] y, int from, int index) {
        long x0 = 0;
        long x1 = 0;
        long x2 = 0;
        long x3 = 0;
        long x4 = 0;
        long y0 = 0;
        long y1 = 0;
        long y2 = 0;
        long y3 = 0;
        long y4 = 0;
        for (int entry = 0; entry < ROW; entry++) {
            long mask = ((entry ^ index) - 1L) >> 63;
            int at = from + entry * ENTRY;
            x0 |= TABLE[at] & mask;
            x1 |= TABLE[at + 1] & mask;
            x2 |= TABLE[at + 2] & mask;
            x3 |= TABLE[at + 3] & mask;
            x4 |= TABLE[at + 4] & mask;
            y0 |= TABLE[at + 5] & mask;
            y1 |= TABLE[at + 6] & mask;
            y2 |= TABLE[at + 7] & mask;
            y3 |= TABLE[at + 8] & mask;
            y4 |= TABLE[at + 9] & mask;
        }
        x[0] = x0;
        x[1] = x1;
        x[2] = x2;
        x[3] = x3;
        x[4] = x4;
        y[0] = y0;
        y[1] = y1;
        y[2] = y2;
        y[3] = y3;
        y[4] = y4;
    }

    private static void negateWhere(long[] y, int mask) {
        long wide = mask;
        long[] negative = new long[Field.LIMBS];
        Field.negate(negative, y, 1);
        for (int i = 0; i < Field.LIMBS; i++) {
            y[i] = (y[i] & ~wide) | (negative[i] & wide);
        }
    }
}
