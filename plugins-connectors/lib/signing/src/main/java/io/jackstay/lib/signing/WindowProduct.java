package io.jackstay.lib.signing;

/** The product of a public number and any point, four bits at a time. Holds no state; its time depends on the number. */
final class WindowProduct {
    private static final int WINDOW = 4;

    private WindowProduct() {}

    static CurvePoint of(int[] scalar, CurvePoint point) {
        CurvePoint[] multiples = new CurvePoint[1 << WINDOW];
        multiples[0] = new CurvePoint();
        for (int i = 1; i < multiples.length; i++) {
            multiples[i] = new CurvePoint();
            multiples[i].set(multiples[i - 1]);
            multiples[i].add(point);
        }
        CurvePoint product = new CurvePoint();
        for (int at = 256 - WINDOW; at >= 0; at -= WINDOW) {
            for (int i = 0; i < WINDOW && !product.isInfinity(); i++) {
                product.twice();
            }
            product.add(multiples[Words.bits(scalar, at, WINDOW)]);
        }
        return product;
    }
}
