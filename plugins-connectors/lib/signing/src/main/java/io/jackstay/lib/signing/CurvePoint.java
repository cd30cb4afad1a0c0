package io.jackstay.lib.signing;

import java.util.Arrays;

/**
 * A point of secp256k1, {@code y^2 = x^3 + 7}, as (x / z^2, y / z^3), with the space that its arithmetic needs. Not thread safe:
 * owned by whoever made it.
 *
 * <p>z of 0 is the point at infinity. {@link #addAffine} takes the same steps for all points; the others look at what they are
 * given and are for public values.
 */
final class CurvePoint {
    final long[] x = new long[Field.LIMBS];
    final long[] y = new long[Field.LIMBS];
    final long[] z = new long[Field.LIMBS];

    private final long[] a = new long[Field.LIMBS];
    private final long[] b = new long[Field.LIMBS];
    private final long[] c = new long[Field.LIMBS];
    private final long[] d = new long[Field.LIMBS];
    private final long[] e = new long[Field.LIMBS];

    /** Becomes a point that is not at infinity. */
    void setAffine(long[] affineX, long[] affineY) {
        Field.set(x, affineX);
        Field.set(y, affineY);
        Field.setOne(z);
    }

    void set(CurvePoint other) {
        Field.set(x, other.x);
        Field.set(y, other.y);
        Field.set(z, other.z);
    }

    boolean isInfinity() {
        return Field.isZero(z);
    }

    /**
     * Adds a point that is neither this one nor its negative, where this one is not at infinity: else z becomes 0. y may have the
     * magnitude 2. Eight products and three squares.
     */
    void addAffine(long[] otherX, long[] otherY) {
        FieldMultiply.square(a, z);
        FieldMultiply.multiply(b, otherX, a);
        FieldMultiply.multiply(a, a, z);
        FieldMultiply.multiply(c, otherY, a);
        Field.subtract(b, b, x, 1);
        Field.subtract(c, c, y, 3);
        FieldMultiply.multiply(z, z, b);
        combine();
    }

    /** From {@code b = x2 - x1}, {@code c = y2 - y1}, both over the same z: x and y of the sum. */
    private void combine() {
        FieldMultiply.square(d, b);
        FieldMultiply.multiply(e, x, d);
        FieldMultiply.multiply(d, d, b);
        FieldMultiply.square(a, c);
        FieldMultiply.multiply(y, y, d);
        for (int i = 0; i < Field.LIMBS; i++) {
            d[i] += 2 * e[i];
        }
        Field.subtract(x, a, d, 3);
        Field.reduce(x);
        Field.subtract(e, e, x, 1);
        FieldMultiply.multiply(e, e, c);
        Field.subtract(y, e, y, 1);
    }

    /** Adds any point, this one too. */
    void add(CurvePoint other) {
        if (other.isInfinity()) {
            return;
        }
        if (isInfinity()) {
            set(other);
            return;
        }
        long[] otherSquare = new long[Field.LIMBS];
        long[] otherX = new long[Field.LIMBS];
        long[] otherY = new long[Field.LIMBS];
        FieldMultiply.square(otherSquare, other.z);
        FieldMultiply.square(a, z);
        FieldMultiply.multiply(otherX, other.x, a);
        FieldMultiply.multiply(a, a, z);
        FieldMultiply.multiply(otherY, other.y, a);
        long[] ownX = new long[Field.LIMBS];
        long[] ownY = new long[Field.LIMBS];
        FieldMultiply.multiply(ownX, x, otherSquare);
        FieldMultiply.multiply(otherSquare, otherSquare, other.z);
        FieldMultiply.multiply(ownY, y, otherSquare);
        if (Field.equal(ownX, otherX)) {
            meet(Field.equal(ownY, otherY));
            return;
        }
        Field.set(x, ownX);
        Field.set(y, ownY);
        Field.subtract(b, otherX, x, 1);
        Field.subtract(c, otherY, y, 1);
        FieldMultiply.multiply(z, z, other.z);
        FieldMultiply.multiply(z, z, b);
        combine();
    }

    private void meet(boolean same) {
        if (same) {
            twice();
        } else {
            Arrays.fill(z, 0);
        }
    }

    /** Doubles: {@code m = 3 x^2}, {@code s = 4 x y^2}, {@code x' = m^2 - 2 s}, {@code y' = m (s - x') - 8 y^4}, {@code z' = 2 y z}. */
    void twice() {
        FieldMultiply.multiply(z, y, z);
        Field.add(z, z, z);
        FieldMultiply.square(a, x);
        Field.add(b, a, a);
        Field.add(a, a, b);
        FieldMultiply.square(b, y);
        FieldMultiply.multiply(c, x, b);
        Field.add(c, c, c);
        Field.add(c, c, c);
        FieldMultiply.square(b, b);
        for (int i = 0; i < Field.LIMBS; i++) {
            b[i] *= 8;
        }
        Field.reduce(b);
        Field.add(d, c, c);
        FieldMultiply.square(x, a);
        Field.subtract(x, x, d, 8);
        Field.reduce(x);
        Field.subtract(c, c, x, 1);
        FieldMultiply.multiply(c, c, a);
        Field.subtract(y, c, b, 1);
        Field.reduce(z);
    }

    void negate() {
        Field.reduce(y);
        Field.negate(y, y, 1);
    }

    /** Brings z to 1, which must not be 0; x and y become canonical. */
    void normalize() {
        Field.invert(a, z);
        FieldMultiply.square(b, a);
        FieldMultiply.multiply(x, x, b);
        FieldMultiply.multiply(b, b, a);
        FieldMultiply.multiply(y, y, b);
        Field.canonical(x);
        Field.canonical(y);
        Field.setOne(z);
    }
}
