package io.jackstay.lib.signing;

/**
 * Makes a table of the odd multiples 1, 3, 5, ... of a point times 64^i, with z = 1. Used once, by whoever loads the table.
 *
 * <p>All of them are brought to z = 1 with one inversion: the inverse of the product of all z, times all z but one, is the inverse
 * of that one.
 */
final class BaseTableMaker {
    private static final int ENTRY = 2 * Field.LIMBS;

    private final int rows;
    private final int row;

    BaseTableMaker(int rows, int row) {
        this.rows = rows;
        this.row = row;
    }

    /** Ten limbs a point, x before y, canonical. */
    long[] make(CurvePoint base) {
        CurvePoint[] points = points(base);
        long[][] products = products(points);
        long[] table = new long[points.length * ENTRY];
        long[] inverse = new long[Field.LIMBS];
        long[] square = new long[Field.LIMBS];
        long[] one = new long[Field.LIMBS];
        Field.invert(inverse, products[points.length]);
        for (int i = points.length - 1; i >= 0; i--) {
            CurvePoint point = points[i];
            FieldMultiply.multiply(one, inverse, products[i]);
            FieldMultiply.multiply(inverse, inverse, point.z);
            FieldMultiply.square(square, one);
            FieldMultiply.multiply(point.x, point.x, square);
            FieldMultiply.multiply(square, square, one);
            FieldMultiply.multiply(point.y, point.y, square);
            Field.canonical(point.x);
            Field.canonical(point.y);
            System.arraycopy(point.x, 0, table, i * ENTRY, Field.LIMBS);
            System.arraycopy(point.y, 0, table, i * ENTRY + Field.LIMBS, Field.LIMBS);
        }
        return table;
    }

    private CurvePoint[] points(CurvePoint base) {
        CurvePoint[] points = new CurvePoint[rows * row];
        CurvePoint first = copy(base);
        for (int i = 0; i < rows; i++) {
            CurvePoint step = copy(first);
            step.twice();
            CurvePoint point = copy(first);
            for (int j = 0; j < row; j++) {
                points[i * row + j] = copy(point);
                point.add(step);
            }
            first = nextRow(first);
        }
        return points;
    }

    private CurvePoint nextRow(CurvePoint first) {
        CurvePoint next = copy(first);
        for (int times = 1; times < 2 * row; times *= 2) {
            next.twice();
        }
        return next;
    }

    /** Products of all z before each point, and of all at the end. */
    private static long[][] products(CurvePoint[] points) {
        long[][] products = new long[points.length + 1][Field.LIMBS];
        Field.setOne(products[0]);
        for (int i = 0; i < points.length; i++) {
            FieldMultiply.multiply(products[i + 1], products[i], points[i].z);
        }
        return products;
    }

    private static CurvePoint copy(CurvePoint point) {
        CurvePoint copy = new CurvePoint();
        copy.set(point);
        return copy;
    }
}
